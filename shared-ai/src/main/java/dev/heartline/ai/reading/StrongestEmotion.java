package dev.heartline.ai.reading;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import dev.heartline.events.vocabulary.Emotion;

/** The emotion that stands out, where one does. */
record StrongestEmotion(Emotion emotion, double confidence) {

    private static final double LEAST_SHARE = 0.34;

    /** @param leastWeight one word makes no mood in a long talk */
    static Optional<StrongestEmotion> of(Map<Emotion, Double> heard, double leastWeight) {
        double all = heard.values().stream().mapToDouble(Double::doubleValue).sum();
        return heard.entrySet().stream()
                .max(Map.Entry.<Emotion, Double>comparingByValue()
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .filter(strongest -> strongest.getValue() / all >= LEAST_SHARE && strongest.getValue() >= leastWeight)
                .map(strongest -> new StrongestEmotion(
                        strongest.getKey(), confidence(strongest.getValue() / all, strongest.getValue())));
    }

    private static double confidence(double share, double weight) {
        return Math.round((0.25 + 0.6 * share * (1 - Math.exp(-weight / 2))) * 100) / 100.0;
    }
}
