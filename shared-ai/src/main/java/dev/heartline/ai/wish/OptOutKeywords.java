package dev.heartline.ai.wish;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises carrier keywords (the whole message is the word) and opt-outs in plain words ("please stop texting me"),
 * which carriers do not catch but the law does: 47 CFR 64.1200(a)(10), revocation by any reasonable means.
 *
 * <p>Conservative on purpose. A clause must as a whole be a request to us about contacting: "I want to stop smoking",
 * "my boss won't stop calling me" and "don't call me today" are conversation. So is a clause beside one that asks for
 * contact: "don't call me, text me".
 */
public final class OptOutKeywords {
    private static final Set<String> OPT_OUT = Set.of(
            "stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out");
    private static final Set<String> OPT_IN = Set.of("start", "yes", "unstop");
    private static final Set<String> HELP = Set.of("help", "info");

    /** Characters. Nobody asks for less contact at greater length in one clause; also bounds what a regex may cost. */
    private static final int LONGEST_REQUEST = 160;

    // No alternative may be spelt out of two others ("any more" of "any" and "more"): backtracking would explode.
    private static final String OPENING = "(?:(?:hey|hi|hello|ok|okay|no|so|and|but|look|sorry|guys|just|please|pls|plz"
            + "|kindly|now|im asking you to|i(?: would|d) like you to|i (?:want|need) you to"
            + "|you (?:need|have) to|(?:can|could|would|will) you)\\s+)*";
    private static final String POLITELY = "(?:\\s+(?:please|pls|plz|thanks|thank you|thx|ok|okay))*";
    /** For good. "Now" and "today" are missing: "don't call me now" is about when. */
    private static final String FOR_GOOD =
            "(?:\\s+(?:please|pls|plz|thanks|thank you|thx|ok|okay|anymore|any more|again"
                    + "|ever|forever|for good|altogether|completely|from now on|on this number|at this number))*";

    private static final String AT_ONCE = "(?:\\s+(?:now|right now|immediately|at once|today))?" + FOR_GOOD;

    private static final String CONTACTING = "(?:(?:text|messag|call|phon|r|contact|sms)ing)";
    private static final String CONTACT = "(?:text|message|call|phone|ring|contact|sms)";
    private static final String CONTACTS = "(?:texts?|text messages|messages|msgs|sms|calls|phone calls)";
    private static final String ME = "(?:\\s+(?:me|us|this number|my phone|my number))";
    private static final String ANY_CONTACTS = "(?:(?:any|more|anymore|these|those|your|all|the)\\s+)*" + CONTACTS
            + "(?:\\s+(?:from you|to me|to this number|to my phone))*";
    private static final String FROM_ALL = "(?: (?:of|from) (?:this|these|the|all|your)(?: " + CONTACTS + ")?)?";

    /** Only as the whole message: "please stop, you make me blush" is banter. */
    private static final Pattern BARE_REQUEST =
            Pattern.compile(OPENING + "(?:stop|stop all|stopall|unsubscribe|opt out|optout)" + AT_ONCE);

    /** As a clause of its own anywhere in the message. */
    private static final Pattern REVOCATION = Pattern.compile(OPENING
            + "(?:"
            + String.join(
                    "|",
                    "(?:stop|quit|cease) (?:all )?" + CONTACTING + "(?: (?:and|or) " + CONTACTING + ")?" + ME + "?"
                            + AT_ONCE,
                    "(?:stop|quit|cease) (?:sending|with) (?:me |us )?" + ANY_CONTACTS + AT_ONCE,
                    "(?:stop|end) (?:all )?(?:the|these|your) " + CONTACTS + AT_ONCE,
                    "(?:dont|do not|never) (?:ever )?" + CONTACT + ME + "?(?: or " + CONTACT + ")?" + ME + FOR_GOOD,
                    "(?:dont|do not|never) send (?:me |us )?" + ANY_CONTACTS + FOR_GOOD,
                    "(?:i )?(?:dont|do not) (?:want|wish) (?:to (?:get|receive) )?" + ANY_CONTACTS + FOR_GOOD,
                    "(?:i )?(?:dont|do not) (?:want|wish) to (?:be contacted|hear from you)" + FOR_GOOD,
                    "(?:no|not one) more " + CONTACTS + "(?: from you)?" + FOR_GOOD,
                    "(?:i (?:want|wish) to|i(?: would|d) like to|let me) (?:opt out|unsubscribe)" + FROM_ALL + POLITELY,
                    "(?:opt me out|unsubscribe me|(?:opt out|unsubscribe) (?:of|from) (?:this|these|the|all|your)(?: "
                            + CONTACTS + ")?)" + FROM_ALL + AT_ONCE,
                    "(?:remove|take|delete) (?:me|my number|my phone number|this number)"
                            + "(?: (?:off|from) (?:this|the|your|that)(?: (?:texting|sms|call|calling|contact))? list)"
                            + AT_ONCE,
                    "(?:remove|delete|lose) (?:my number|my phone number|this number)" + AT_ONCE,
                    "leave me alone" + FOR_GOOD,
                    "i (?:hereby )?(?:revoke|withdraw) (?:my )?consent(?: to (?:be (?:contacted|texted|called)|"
                            + CONTACTS + "))?")
            + ")");

    /** A wish for contact in the same message: then it is about how or when, not about whether. */
    private static final Pattern ASKS_FOR_CONTACT =
            Pattern.compile("\\b(?<!not |dont |never |ever |or )(?:text|call|message|phone|ring) me\\b");

    private static final Pattern CLAUSE_END = Pattern.compile("[.,;:!?\\n\\r—–]+|\\s-+\\s");

    private OptOutKeywords() {}

    public static Keyword classify(String body) {
        var words = words(body);
        if (OPT_OUT.contains(words)) {
            return Keyword.OPT_OUT;
        }
        if (OPT_IN.contains(words)) {
            return Keyword.OPT_IN;
        }
        if (HELP.contains(words)) {
            return Keyword.HELP;
        }
        return revokesInPlainWords(body, words) ? Keyword.OPT_OUT : Keyword.NONE;
    }

    private static boolean revokesInPlainWords(String body, String words) {
        if (isShort(words) && BARE_REQUEST.matcher(words).matches()) {
            return true;
        }
        if (ASKS_FOR_CONTACT.matcher(words).find()) {
            return false;
        }
        return Arrays.stream(CLAUSE_END.split(body))
                .map(OptOutKeywords::words)
                .anyMatch(
                        clause -> isShort(clause) && REVOCATION.matcher(clause).matches());
    }

    private static boolean isShort(String clause) {
        return clause.length() <= LONGEST_REQUEST;
    }

    /** Lower case, single spaces, no punctuation; apostrophes vanish, so that "don’t" reads as "dont". */
    private static String words(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’‘`]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
