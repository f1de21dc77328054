package dev.heartline.ai.wish;

import java.util.regex.Pattern;

import dev.heartline.ai.wish.Wish.Scope;

/**
 * Whether a request is about another number of whoever asks than the one we reach them at: "don't text my work phone". It ends
 * nothing here. Who tells us to stop what we do, or to do it no more, speaks of the number that we do it to, whatever they call it,
 * and so does who says "this number". Works on what {@link Plain#words} makes of a text.
 */
final class OtherNumbers {

    private static final String PHONE = "(?:phones?|numbers?|lines?|cells?|cellphones?|mobiles?|extensions?|one)";

    private static final Pattern NAMED = Pattern.compile(
            "\\b(?:dont|do not|never|no|not|take|remove|delete|drop|unsubscribe|forget)\\b(?: (?!and\\b|or\\b)\\w+){0,5}? "
                    + "(?:my|our|the|that) (?:(?:work|office|business|company|desk|shop|store|school|home|house|kitchen|other|old|second|former"
                    + "|previous|spare|backup|private|personal|new) (?:\\w+ )?"
                    + PHONE + "|landline|land line|pager|fax)\\b");

    private static final Pattern OURS = Pattern.compile(
            "\\b(?:stop|quit|cease|enough|again|no more|any ?more|no longer|any longer|blowing up|me off|remove me|leave me"
                    + "|(?:and|or|nor) (?:(?:dont|do not|never) )?(?:(?:call|text|ring) )?(?:the|my) (?:cell|mobile)"
                    + "|keeps? (?:calling|texting|messaging|ringing|getting)|this is|(?:this|that) (?:phone|number|line|cell|mobile|landline)|wrong number"
                    + "|you(?:re| are|ve)? (?:calling|texting|messaging|ringing|called|texted|reached|rang|have reached|just called|just texted))\\b");

    private static final String NOT = "(?<!\\bnot |\\bdont |\\bnever |\\bstop |\\bno |\\bto )";

    private static final String ELSEWHERE =
            "(?: me)?(?: on| at)? (?:my|the) (?:(?:new|other|right|current|personal|private|home|work|office) " + PHONE
                    + "|cell(?: ?phone)?|mobile(?: phone)?)\\b";

    /** A number that is asked for, whatever for. */
    private static final String NEUTRAL = NOT + "\\b(?:use|try|reach|contact)" + ELSEWHERE
            + "|\\b(?:my|the) (?:cell|mobile|new one|new number|other one)s?(?: phone)?(?: is| s)? (?:still )?(?:fine|ok|okay|right|good|better|the one)\\b"
            + "|\\b(?:keep|leave) this (?:one|number)\\b|\\bthis (?:one|number)(?: is|s) (?:still )?(?:fine|ok|okay|right|good|better|the (?:one|right))\\b"
            + "|\\bonly (?:want|need|take|get) (?:the |your |these )?(?:calls?|texts?|messages?|them|these) (?:on|at|to) (?:my|the|this) (?:cell|mobile|new|other|one|number|phone)\\b";

    private static final Pattern ANYHOW = Pattern.compile(NEUTRAL);
    private static final Pattern TO_CALL = Pattern.compile(
            NEUTRAL + "|" + NOT + "\\b(?:call|ring|phone|dial)(?:" + ELSEWHERE + "| (?:me on )?the landline\\b)");
    private static final Pattern TO_TEXT =
            Pattern.compile(NEUTRAL + "|" + NOT + "\\b(?:text|txt|message|msg)" + ELSEWHERE);

    private OtherNumbers() {}

    /** Whether a request names one that isn't ours. */
    static boolean isOf(String words) {
        return NAMED.matcher(words).find() && !OURS.matcher(words).find();
    }

    /** Whether contact of the kind that they don't want here is asked for at another number: how, and not whether. */
    static boolean isWantedElsewhere(String words, Scope stopped) {
        return (switch (stopped) {
                    case ALL -> ANYHOW;
                    case CALLS -> TO_CALL;
                    case TEXTS -> TO_TEXT;
                })
                .matcher(words)
                .find();
    }
}
