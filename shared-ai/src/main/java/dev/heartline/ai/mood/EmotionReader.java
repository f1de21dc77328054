package dev.heartline.ai.mood;

import java.util.EnumMap;
import java.util.Map;

import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.Pieces;
import dev.heartline.ai.head.Wording;
import dev.heartline.events.vocabulary.Emotion;

/**
 * Hears emotions in words by a trained head. Deterministic, some tens of microseconds, safe for concurrent use. What it can't do:
 * {@code docs/model-cards/emotion.md}.
 */
public final class EmotionReader {

    /** Trained by the module {@code training}. */
    public static final String HEAD = "/dev/heartline/ai/head/emotion.head";

    /** What is less likely than this isn't heard. */
    private static final double FAINT = 0.2;

    private final Head head;

    public EmotionReader() {
        this(Head.load(HEAD));
    }

    /** @param head chooses between the wire names of {@link Emotion} and {@code none} */
    public EmotionReader(Head head) {
        this.head = head;
    }

    /**
     * How likely each emotion is, in 0..1, without those that aren't heard; empty where none is likelier than any.
     *
     * @param vector of the text
     */
    public Map<Emotion, Double> heardIn(String text, float[] vector) {
        var choice = head.choose(vector, Wording.of(Pieces.bounded(text)));
        var heard = new EnumMap<Emotion, Double>(Emotion.class);
        if (choice.likeliest().equals("none")) return heard;
        for (var emotion : Emotion.values()) {
            double share = choice.share(emotion.wireName());
            if (share >= FAINT) heard.put(emotion, share);
        }
        return heard;
    }
}
