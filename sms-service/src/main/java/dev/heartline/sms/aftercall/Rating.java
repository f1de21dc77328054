package dev.heartline.sms.aftercall;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The number that a text answers a question with. */
final class Rating {

    /**
     * At the beginning, alone or out of five, with words behind it or none: "4", "5! Thanks", "3/5 I guess"; not "2 apples" or "10". A
     * sign or a currency before it makes it something else.
     */
    private static final Pattern NUMBER = Pattern.compile(
            "^[^\\w+\\-\\u2212\\p{Sc}]*([1-5])(?:\\s*(?:/|out of)\\s*5)?(?:\\s*stars?)?(?:$|\\s*[.,!:;\\-\u2013\u2014(\\n]|\\s+(?:i|it|you|thanks|thank|because|was|very|really|not|but|and|for)\\b)(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** With another number behind it it may be a range, a time, a count; which of them is the rating can't be told. */
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private Rating() {}

    static OptionalInt in(String body) {
        var number = NUMBER.matcher(body.strip());
        return number.matches() && !DIGIT.matcher(number.group(2)).find()
                ? OptionalInt.of(Integer.parseInt(number.group(1)))
                : OptionalInt.empty();
    }
}
