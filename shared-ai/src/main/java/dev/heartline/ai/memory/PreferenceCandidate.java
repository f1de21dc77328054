package dev.heartline.ai.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A preference that the user stated.
 *
 * @param category {@code communication_style}, {@code coaching_tone}, {@code meal_types}, {@code exercise} or
 *     {@code timing}
 * @param key snake case, for example {@code loves_italian_food}, {@code contact_time}
 * @param value what was said about it, for example {@code evening}, {@code true}; {@link #DENIED} where they say that it isn't so
 * @param confidence 0..1
 * @param sourceTurns seq of the user's turns it was stated in, never empty
 */
public record PreferenceCandidate(
        String category, String key, String value, double confidence, List<Integer> sourceTurns) {

    public PreferenceCandidate {
        sourceTurns = List.copyOf(sourceTurns);
    }

    /** The value of what isn't so any more: "I'm not vegetarian anymore". It is nothing to hold, and takes away what was held. */
    public static final String DENIED = "false";

    private static final List<String> FEELINGS = List.of("loves", "likes", "hates", "dislikes", "prefers");
    private static final Pattern FEELING = Pattern.compile("^(?:" + String.join("|", FEELINGS) + ")_");

    /** Of each only one can be true at a time. */
    private static final List<List<String>> EXCLUSIVE = List.of(
            List.of("prefers_tough_love", "prefers_gentle_tone"),
            List.of("vegetarian", "vegan", "pescatarian"),
            List.of("night_owl", "morning_person"));

    private static final Map<String, String> TIMES =
            Map.of("contact_time", "avoid_contact_time", "avoid_contact_time", "contact_time");

    public boolean denies() {
        return value.equals(DENIED);
    }

    /**
     * All keys about the same matter, this one among them: {@code hates_coffee} for {@code loves_coffee}, {@code vegan} for
     * {@code vegetarian}. Of them the newest holds.
     */
    public static List<String> keysAbout(String key) {
        for (var group : EXCLUSIVE) if (group.contains(key)) return group;
        var feeling = FEELING.matcher(key);
        if (!feeling.find()) return List.of(key);
        return FEELINGS.stream()
                .map(one -> one + "_" + key.substring(feeling.end()))
                .toList();
    }

    /** The key that speaks against this one for some values only: an evening can't be both wanted and refused. */
    public static Optional<String> keyAgainst(String key) {
        return Optional.ofNullable(TIMES.get(key));
    }

    /** Whether a value of this key and a value of {@link #keyAgainst} can't both be so. */
    public static boolean clash(String value, String against) {
        return value.equals(against) || value.startsWith(against + " ") || against.startsWith(value + " ");
    }
}
