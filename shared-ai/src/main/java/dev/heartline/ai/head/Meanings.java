package dev.heartline.ai.head;

import java.util.function.Function;

import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;

/**
 * The vectors of what is said in conversations: that of a turn is computed once for all who ask, and kept with its conversation.
 * Safe for concurrent use.
 */
public final class Meanings {

    private static final Notes.Kind<float[]> VECTOR = new Notes.Kind<>();

    private final Function<String, float[]> embedding;

    /** @param embedding computes the vector of a text that isn't blank; blocking */
    public Meanings(Function<String, float[]> embedding) {
        this.embedding = embedding;
    }

    /** Blocking the first time: some milliseconds of a core. Of an endless turn what {@link Pieces#bounded} leaves. */
    public float[] of(Turn turn, Notes notes) {
        return notes.of(turn, VECTOR, said -> of(Pieces.bounded(said.text())));
    }

    /** Blocking: some milliseconds of a core. */
    public float[] of(String text) {
        return embedding.apply(text);
    }
}
