package dev.heartline.ai.guard;

/** The question whether a silent caller is still there, which the guarded coach asks by itself. */
public final class LineCheck {

    private static final FixedWords WORDS = new FixedWords();

    private LineCheck() {}

    /** Whether words of ours are one, as far as they were said. */
    public static boolean isIn(String words) {
        return WORDS.are("line.check", words);
    }
}
