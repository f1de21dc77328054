package dev.heartline.ai.lexicon;

import dev.heartline.events.vocabulary.Sentiment;

/**
 * The word for a tone.
 *
 * @param sentiment null where the tone doesn't tell
 * @param confidence 0..1, null with the sentiment
 */
public record Mood(Sentiment sentiment, Double confidence) {

    private static final double MIXED_MARGIN = 0.3;
    private static final double MIXED_FLOOR = 1.5;
    private static final double FAINT = 1;

    public static Mood of(Tone tone) {
        if (tone.hits() == 0) return new Mood(null, null);
        double total = tone.positive() + tone.negative();
        double margin = total == 0 ? 0 : Math.abs(tone.positive() - tone.negative()) / total;
        double evidence = 1 - Math.exp(-total / 4);
        if (total < FAINT) return new Mood(Sentiment.NEUTRAL, 0.4);
        if (margin < MIXED_MARGIN)
            return Math.min(tone.positive(), tone.negative()) >= MIXED_FLOOR
                    ? new Mood(Sentiment.MIXED, round(0.4 + 0.5 * (1 - margin) * evidence))
                    : new Mood(Sentiment.NEUTRAL, 0.4);
        var sentiment = tone.positive() > tone.negative() ? Sentiment.POSITIVE : Sentiment.NEGATIVE;
        return new Mood(sentiment, round(0.35 + 0.6 * margin * evidence));
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
