package dev.heartline.ai.mood;

import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.Pieces;
import dev.heartline.ai.head.Wording;

/**
 * Hears the tone of words by a trained head. Deterministic, some tens of microseconds, safe for concurrent use. What it can't do:
 * {@code docs/model-cards/sentiment.md}.
 */
public final class MoodReader {

    /** Trained by the module {@code training}. */
    public static final String HEAD = "/dev/heartline/ai/head/sentiment.head";

    private final Head head;

    public MoodReader() {
        this(Head.load(HEAD));
    }

    /** @param head chooses between {@code positive}, {@code negative} and {@code neutral} */
    public MoodReader(Head head) {
        this.head = head;
    }

    /** @param vector of the text */
    public Mood read(String text, float[] vector) {
        var choice = head.choose(vector, Wording.of(Pieces.bounded(text)));
        return new Mood(choice.share("positive"), choice.share("negative"));
    }
}
