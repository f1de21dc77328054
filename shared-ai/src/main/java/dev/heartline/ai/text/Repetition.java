package dev.heartline.ai.text;

/** Whether a text may say up to three words twice in a row: a cheap look before a costly pattern, which decides. */
final class Repetition {

    private static final int LONGEST = 3;

    private final long[] words = new long[2 * LONGEST];

    private Repetition() {}

    static boolean mayBeIn(String text) {
        var repetition = new Repetition();
        long word = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || c == '_') {
                word = word * 31 + Character.toLowerCase(c);
            } else if (word != 0) {
                if (repetition.endsWith(word)) return true;
                word = 0;
            }
        }
        return word != 0 && repetition.endsWith(word);
    }

    /** Words stand newest first, by a number that equal ones share. */
    private boolean endsWith(long word) {
        System.arraycopy(words, 0, words, 1, words.length - 1);
        words[0] = word;
        for (int length = 1; length <= LONGEST; length++) if (isTwice(length)) return true;
        return false;
    }

    private boolean isTwice(int length) {
        for (int i = 0; i < length; i++) if (words[i] == 0 || words[i] != words[i + length]) return false;
        return true;
    }
}
