package dev.heartline.ai.text;

/** A text that counts how often somebody looks at one of its characters, and ends the looking after so many times. */
final class CountedText implements CharSequence {

    /** Enough was looked at. */
    static final class Exhausted extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    private final String text;
    private final long most;
    private long looks;

    CountedText(String text, long most) {
        this.text = text;
        this.most = most;
    }

    long looks() {
        return looks;
    }

    @Override
    public char charAt(int index) {
        if (++looks > most) throw new Exhausted();
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return text.subSequence(from, to);
    }

    @Override
    public String toString() {
        return text;
    }
}
