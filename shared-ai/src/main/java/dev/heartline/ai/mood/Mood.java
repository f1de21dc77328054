package dev.heartline.ai.mood;

import dev.heartline.events.vocabulary.Sentiment;

/**
 * How words sound.
 *
 * @param positive how likely they sound good, 0..1
 * @param negative how likely they sound bad, 0..1; both together at most 1, the rest is neither
 */
public record Mood(double positive, double negative) {

    public static final Mood EVEN = new Mood(0, 0);

    /** From here on each of the two is strong enough for both to count. */
    private static final double STRONG = 0.3;

    public Sentiment sentiment() {
        if (Math.min(positive, negative) >= STRONG) return Sentiment.MIXED;
        double neutral = neutral();
        if (neutral >= positive && neutral >= negative) return Sentiment.NEUTRAL;
        return positive > negative ? Sentiment.POSITIVE : Sentiment.NEGATIVE;
    }

    /** How sure that is, 0..1, in hundredths. */
    public double confidence() {
        double sure = switch (sentiment()) {
            case POSITIVE -> positive;
            case NEGATIVE -> negative;
            case NEUTRAL -> neutral();
            case MIXED -> positive + negative;
        };
        return Math.round(sure * 100) / 100.0;
    }

    /** -1..1: how good rather than bad, in hundredths. */
    public double valence() {
        return Math.round((positive - negative) * 100) / 100.0;
    }

    private double neutral() {
        return 1 - positive - negative;
    }
}
