package dev.heartline.ai.lexicon;

import java.util.Optional;

/**
 * How a text sounds.
 *
 * @param positive summed weight of what sounds good, 0 or more
 * @param negative summed weight of what sounds bad, 0 or more
 * @param hits how many words told
 */
public record Tone(double positive, double negative, int hits) {

    /** Above this, one more word changes little. The curve is VADER's (Hutto &amp; Gilbert, 2014). */
    private static final double SATURATION = 15;

    public static final Tone SILENT = new Tone(0, 0, 0);

    public Tone plus(Tone other) {
        return new Tone(positive + other.positive, negative + other.negative, hits + other.hits);
    }

    /** -1..1, empty where no word tells. */
    public Optional<Double> valence() {
        if (hits == 0) return Optional.empty();
        double sum = positive - negative;
        return Optional.of(Math.round(sum / Math.sqrt(sum * sum + SATURATION) * 100) / 100.0);
    }
}
