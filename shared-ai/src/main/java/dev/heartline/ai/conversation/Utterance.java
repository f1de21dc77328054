package dev.heartline.ai.conversation;

import java.util.Optional;
import java.util.function.Supplier;

import dev.heartline.ai.text.BoundedText;

/**
 * One thing that somebody said or wrote, as all readers of it share it: its words, what it answers, and its vector, which is
 * computed at most once and only when a reader asks for it. Safe for concurrent use.
 */
public final class Utterance {

    private final String text;
    private final String answered;
    private final Supplier<float[]> embedding;
    private float[] vector;

    /**
     * @param text null reads as empty; bounded as {@link BoundedText} says
     * @param answered what we said last before it; empty where there was nothing
     * @param embedding computes the vector of the text; blocking
     */
    public Utterance(String text, String answered, Supplier<float[]> embedding) {
        this.text = BoundedText.of(text);
        this.answered = answered == null ? "" : answered;
        this.embedding = embedding;
    }

    public String text() {
        return text;
    }

    public String answered() {
        return answered;
    }

    /** Blocking the first time: some milliseconds of a core. Empty for a blank text, which has no meaning. */
    public synchronized Optional<float[]> vector() {
        if (text.isBlank()) return Optional.empty();
        if (vector == null) vector = embedding.get();
        return Optional.of(vector);
    }

    /** Not its words: they are not for logs. */
    @Override
    public String toString() {
        return "Utterance[" + text.length() + " characters]";
    }
}
