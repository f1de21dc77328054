package dev.heartline.ai.coach;

import java.util.Locale;

/** How somebody wants to be talked with, as they have said. */
public enum Tone {
    USUAL,
    GENTLE,
    TOUGH;

    private static final String YES = "true";

    /** The usual one for whom nothing is known of, and in the days after a crisis. Who has said both is talked with gently. */
    public static Tone of(CoachContext context) {
        if (context.afterCrisis()) return USUAL;
        if (prefers("prefers_gentle_tone", context)) return GENTLE;
        return prefers("prefers_tough_love", context) ? TOUGH : USUAL;
    }

    private static boolean prefers(String key, CoachContext context) {
        return context.known().stream()
                .flatMap(person -> person.preferences().stream())
                .anyMatch(preference ->
                        preference.key().equals(key) && preference.value().equals(YES));
    }

    /** As in {@code tones.txt}. */
    String list(String move) {
        return name().toLowerCase(Locale.ROOT) + "." + move;
    }
}
