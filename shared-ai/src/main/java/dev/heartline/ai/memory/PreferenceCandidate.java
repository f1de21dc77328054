package dev.heartline.ai.memory;

import java.util.List;
import java.util.regex.Pattern;

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

    private static final List<String> FEELINGS = List.of("loves", "likes", "hates", "dislikes", "prefers");
    private static final Pattern FEELING = Pattern.compile("^(?:" + String.join("|", FEELINGS) + ")_");

    /** All keys about the same matter, this one among them: {@code hates_coffee} for {@code loves_coffee}. Of them the newest holds. */
    public static List<String> keysAbout(String key) {
        var feeling = FEELING.matcher(key);
        if (!feeling.find()) return List.of(key);
        return FEELINGS.stream()
                .map(one -> one + "_" + key.substring(feeling.end()))
                .toList();
    }
}
