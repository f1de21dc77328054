package dev.heartline.ai.text;

import java.util.regex.Pattern;

/**
 * Texts as readers may be given them. Reading costs time by the character, and whoever waits behind it in a queue or on a call
 * waits too; nobody's mouth or thumb makes what is left out here.
 */
public final class BoundedText {

    /** Ten minutes of speech without a pause are less than this. */
    public static final int LONGEST = 10_000;

    /**
     * To find a word's boundary, Java's {@code \b} walks back over all marks that are heaped on one letter: a text of nothing but
     * marks costs the square of its length. No writing system heaps more than a few.
     */
    private static final Pattern HEAPED_MARKS = Pattern.compile("(\\p{Mn}{8})\\p{Mn}+");

    /** Of no meaning to anybody, and what is nothing else is no text to a model. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\s]]");

    private BoundedText() {}

    /** Of a longer text the first {@link #LONGEST} characters, without heaps of marks and with blanks for control characters. Null reads as empty. */
    public static String of(String text) {
        if (text == null) return "";
        var bounded = withoutHeapedMarks(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
        return CONTROLS.matcher(bounded).replaceAll(" ");
    }

    /** At most eight combining marks on one letter. */
    public static String withoutHeapedMarks(String text) {
        return HEAPED_MARKS.matcher(text).replaceAll("$1");
    }
}
