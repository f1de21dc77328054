package dev.heartline.engagement.reward;

import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.events.vocabulary.WireNamed;

/** What kind of action a variable schedule belongs to; each user has one per category. */
public enum RewardCategory implements WireNamed {
    STREAK,
    LOGGING,
    CHECK_IN,
    ACHIEVEMENT;

    /** The category whose schedule and whose arms belong to an action. */
    public static RewardCategory of(Action action) {
        return switch (action) {
            case HABIT_COMPLETED, STREAK_MILESTONE -> STREAK;
            case FOOD_LOGGED -> LOGGING;
            case LESSON_DONE, MILESTONE, LEVEL_UP -> ACHIEVEMENT;
            case CHECK_IN, APP_CHECK_IN, MISSED_CALL, VICTORY, HOOK, SOCIAL_PROOF, LEADERBOARD -> CHECK_IN;
        };
    }
}
