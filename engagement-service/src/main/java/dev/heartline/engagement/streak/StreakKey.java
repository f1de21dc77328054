package dev.heartline.engagement.streak;

import java.util.UUID;

import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.service.web.Characters;

/**
 * Which streak of a user.
 *
 * @param subject the habit's name, empty where the kind has one streak only
 */
public record StreakKey(UUID userId, BehaviorKind kind, String subject) {

    private static final int LONGEST = 120;

    /** Each habit has a streak of its own; of all else it matters that it was done, not with what. */
    public static StreakKey of(UUID userId, BehaviorKind kind, String subject) {
        boolean named = kind == BehaviorKind.HABIT_COMPLETED && subject != null;
        var name = named ? subject.strip() : "";
        return new StreakKey(userId, kind, Characters.first(name, LONGEST));
    }
}
