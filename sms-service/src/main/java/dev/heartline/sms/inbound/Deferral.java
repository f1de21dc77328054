package dev.heartline.sms.inbound;

import java.util.regex.Pattern;

import dev.heartline.ai.wish.Wish;

/**
 * Whether a text that was taken for "not now" can be one: it has to speak of time, or of leaving somebody alone. A pause that nobody
 * asked for costs what they wait for, and "just bored at work" is no wish.
 */
final class Deferral {

    private static final Pattern SPEAKS_OF_IT = Pattern.compile(
            "(?i)\\b(?:later|another|now|not today|today|tomorrow|tonight|busy|next|after|when i|until|till|hours?|minutes?|mins?|moment|meeting|"
                    + "driving|asleep|sleeping|bed|break|pause|days?|weeks?|weekend|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day|call|text|texts|"
                    + "message|messages|talk|leave|space|time|bother|stop|evening|morning|afternoon|ahora|luego|ma\u00F1ana|ocupad[oa]|despu\u00E9s)\\b");

    /** Asks us to do something at a time, which is the contrary. */
    private static final Pattern ASKS_FOR_CONTACT =
            Pattern.compile("(?i)\\bremind me\\b|\\b(?:can|could|will|would) you (?:please )?(?:remind|wake|check)\\b");

    private Deferral() {}

    static Wish checked(Wish wish, String body) {
        return wish.is(Wish.Kind.POSTPONE) && !isOne(body) ? Wish.NONE : wish;
    }

    static boolean isOne(String body) {
        return SPEAKS_OF_IT.matcher(body).find()
                && !ASKS_FOR_CONTACT.matcher(body).find();
    }
}
