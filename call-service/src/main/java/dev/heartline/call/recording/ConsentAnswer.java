package dev.heartline.call.recording;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.heartline.events.vocabulary.WireNamed;

/** What somebody said to being recorded. Only {@link #YES} records; when unsure it is none. Knows English. */
public enum ConsentAnswer implements WireNamed {
    YES,
    NO,
    /** Something else was said, or the question was not heard to its end. */
    UNCLEAR,
    SILENCE;

    private static final String FILLER = "um+|uh+|oh|well|okay|ok|please|thanks|thank you";

    /** No "okay", "mhmm" or "right" alone: that is what people say who are only listening. */
    private static final String ASSENT =
            "yes|yeah|yep|yup|sure|of course|certainly|absolutely|definitely|go ahead|i agree|i consent|yes,? you may|you may"
                    + "|you can|(?:that|it)(?:'s| is) (?:fine|okay|ok|all right|alright)(?: (?:with|by) me)?|fine(?: (?:with|by) me)?";

    private static final Pattern ONLY_YES =
            Pattern.compile("\\W*(?:(?:" + FILLER + ")\\b\\W*)*+(?:" + ASSENT + ")\\b\\W*(?:(?:" + ASSENT + "|" + FILLER
                    + "|record(?: it| this| me| the call)?|it's a yes|a yes)\\b\\W*){0,6}");

    private static final Pattern NEGATIVE = Pattern.compile(
            "\\W*(?:(?:" + FILLER
                    + "|sorry|actually|i'm)\\b\\W*)*+(?:no|nope|nah|never|not|don't|do not|i(?:'d| would)? (?:rather|prefer)|i (?:don't|do not))\\b.*");

    private static final Pattern ANY_NO = Pattern.compile("\\b(?:no|nope|nah|not|never|don't)\\b");

    /** Of words, which may say a reason along with it. */
    private static final int LONGEST_ANSWER = 6;

    /** Never {@link #SILENCE}. */
    public static ConsentAnswer read(String words) {
        var said = words.replace('\u2019', '\'').toLowerCase(Locale.ROOT).strip();
        if (said.length() > 200) {
            return UNCLEAR;
        }
        if (NEGATIVE.matcher(said).matches()) {
            return NO;
        }
        return ONLY_YES.matcher(said).matches() && !ANY_NO.matcher(said).find() ? YES : UNCLEAR;
    }

    /** Whether that is all that the words are: nothing in them is left to talk about. */
    public static boolean isAllOf(String words) {
        return switch (read(words)) {
            case YES -> true;
            case NO -> words.strip().split("\\s+").length <= LONGEST_ANSWER;
            case UNCLEAR, SILENCE -> false;
        };
    }
}
