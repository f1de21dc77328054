package dev.heartline.ai.memory;

import java.util.List;

/**
 * A preference that the user stated.
 *
 * @param category {@code communication_style}, {@code coaching_tone}, {@code meal_types}, {@code exercise} or
 *     {@code timing}
 * @param key snake case, for example {@code loves_italian_food}, {@code contact_time}
 * @param value what was said about it, for example {@code evening}, {@code true}
 * @param confidence 0..1
 * @param sourceTurns seq of the user's turns it was stated in, never empty
 */
public record PreferenceCandidate(
        String category, String key, String value, double confidence, List<Integer> sourceTurns) {

    public PreferenceCandidate {
        sourceTurns = List.copyOf(sourceTurns);
    }
}
