package dev.heartline.ai.wish;

import java.util.regex.Pattern;

import dev.heartline.ai.text.Kin;
import dev.heartline.ai.wish.Wish.By;

/**
 * Whether a text asks us to leave another number alone than the one it came from: "no texts on this old number", "please stop texting
 * 555-0100, that's my mother's". Nobody can stop a number but from that number, so it binds nothing; whoever asks has to be told so.
 * Rules for English that rather find none.
 */
public final class StopElsewhere {

    private static final String CONTACT =
            "(?:texts?|texting|txts?|txting|messages?|messaging|msgs?|sms|calls?|calling|ring|ringing|dial|dialing"
                    + "|phone|phoning|contact|contacting|use|using|bother|bothering|send|sending)";

    private static final String NO_CONTACT =
            "(?:dont|do not|never|no more|no|stop|quit|cease)(?: (?:ever|please|any|more|all|the|your|these|those|sending"
                    + "|getting|want|send))*";

    private static final String OFF = "(?<!\\bto )(?:take|remove|delete|drop|unsubscribe)";

    private static final String REFUSED = "(?:" + NO_CONTACT + "|" + OFF + ")";

    /** "I never text my old phone": whoever does it, it is nothing that is asked of us. */
    private static final String ASKED_OF_US = "(?<!\\b(?:i|we|he|she|they|you|who) )";

    private static final String NUMBER = "(?:phone|number|line|cell|cellphone|mobile|landline|extension)";

    private static final String OTHER =
            "(?:(?:my|our|the|that|this) (?:(?:work|office|business|company|desk|shop|store|school|home|house|kitchen"
                    + "|other|old|second|former|previous|spare|backup|private|personal|new) (?:\\w+ )?" + NUMBER
                    + "|landline|land line|pager|fax)|(?:my|his|her|our|their) " + Kin.WORD + "s? (?:\\w+ )?" + NUMBER
                    + ")";

    private static final Pattern NAMED = Pattern.compile("(?:" + ASKED_OF_US + "\\b" + REFUSED
            + "|\\b(?:i|we) (?:dont|do not) want)\\b(?: (?!me\\b|us\\b|and\\b|or\\b)\\w+){0,4}? " + OTHER + "\\b");

    private static final Pattern ABOUT_CONTACT =
            Pattern.compile("\\b(?:" + CONTACT + "|take|remove|delete|drop|unsubscribe)\\b");

    /** Digits as people write a number, with what stands between them. */
    private static final Pattern DIGITS = Pattern.compile(ASKED_OF_US + "\\b(?:" + NO_CONTACT + " " + CONTACT + "|"
            + OFF + ")(?: (?:to|on|at|the|number|phone))* (?<number>\\d[\\d ]{5,16}\\d)\\b");

    /** "And don't text me either." */
    private static final Pattern THEMSELVES =
            Pattern.compile("\\b(?:me|us|both|either|too|also|everyone|everybody|all of)\\b");

    private StopElsewhere() {}

    /**
     * @param read what it was read to want of our contacting its sender: somebody's own stop goes first, unless the number that is to
     *     be left alone is spelled out and isn't theirs
     * @param sender where it came from, E.164
     */
    public static boolean isAskedIn(String text, Wish read, String sender) {
        var words = Plain.words(Plain.withoutSignature(text));
        if (Reservations.notMeant(words)) return false;
        return switch (read.kind()) {
            case NONE -> isNamed(words) || isSpelledOut(words, sender);
            case STOP ->
                read.by() == By.WORDS
                        && isSpelledOut(words, sender)
                        && !THEMSELVES.matcher(words).find();
            case START, HELP, POSTPONE, HANG_UP, REACTION -> false;
        };
    }

    private static boolean isNamed(String words) {
        var named = NAMED.matcher(words);
        return named.find() && ABOUT_CONTACT.matcher(named.group()).find();
    }

    private static boolean isSpelledOut(String words, String sender) {
        var own = sender.replaceAll("\\D", "");
        var spelled = DIGITS.matcher(words);
        if (!spelled.find()) return false;
        var number = spelled.group("number").replace(" ", "");
        return !own.endsWith(number) && !number.endsWith(own);
    }
}
