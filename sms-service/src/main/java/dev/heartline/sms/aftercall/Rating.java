package dev.heartline.sms.aftercall;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The number that a text answers a question with. */
final class Rating {

    /** At the beginning, alone or out of five, with words behind it or none: "4", "5! Thanks", "3/5 I guess"; not "2 apples" or "10". */
    private static final Pattern NUMBER = Pattern.compile(
            "^\\W*([1-5])(?:\\s*(?:/|out of)\\s*5)?(?:\\s*stars?)?(?:$|\\s*[.,!:;\\-\u2013\u2014(\\n]|\\s+(?:i|it|you|thanks|thank|because|was|very|really|not|but|and|for)\\b).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A decimal or a time is no rating. */
    private static final Pattern LONGER = Pattern.compile("^\\W*[1-5]\\s*[.,:]\\s*\\d.*", Pattern.DOTALL);

    private Rating() {}

    static OptionalInt in(String body) {
        var number = NUMBER.matcher(body.strip());
        return number.matches() && !LONGER.matcher(body.strip()).matches()
                ? OptionalInt.of(Integer.parseInt(number.group(1)))
                : OptionalInt.empty();
    }
}
