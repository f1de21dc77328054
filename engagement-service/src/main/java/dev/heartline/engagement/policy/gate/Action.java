package dev.heartline.engagement.policy.gate;

import dev.heartline.events.vocabulary.WireNamed;

/** What a decision is about. */
public enum Action implements WireNamed {
    /** A call in which the user took part. */
    CHECK_IN,
    /** A call without a conversation: nobody answered, or the user said next to nothing. */
    MISSED_CALL,
    /** The user told of something that went well. */
    VICTORY,
    /** So many days in a row. */
    STREAK_MILESTONE,
    /** So many days, lessons or habits, or so much of the way. */
    MILESTONE,
    /** So many days with something worth doing, in a row or not. */
    LEVEL_UP,
    /** The first time on a day that a habit was done, as the app tells. */
    HABIT_COMPLETED,
    /** The first time on a day that food was logged, as the app tells. Never what was eaten. */
    FOOD_LOGGED,
    /** A lesson, as the app tells. */
    LESSON_DONE,
    /** The first time on a day that the user checked in without a call. */
    APP_CHECK_IN,
    /** There is something worth coming back for. */
    HOOK,
    /** The host asked for something to tell of others. */
    SOCIAL_PROOF,
    /** Somebody looked at where they stand in their group. */
    LEADERBOARD;

    /** Whether there is anything about it that could be rewarded. */
    public boolean mayBeRewarded() {
        return switch (this) {
            case MISSED_CALL, HOOK, SOCIAL_PROOF, LEADERBOARD -> false;
            case CHECK_IN,
                    VICTORY,
                    STREAK_MILESTONE,
                    MILESTONE,
                    LEVEL_UP,
                    HABIT_COMPLETED,
                    FOOD_LOGGED,
                    LESSON_DONE,
                    APP_CHECK_IN -> true;
        };
    }

    /** The app told of it and is open: nobody is texted about what they are just looking at. */
    public boolean isDoneInTheApp() {
        return switch (this) {
            case HABIT_COMPLETED, FOOD_LOGGED, LESSON_DONE, APP_CHECK_IN, LEVEL_UP -> true;
            case CHECK_IN, MISSED_CALL, VICTORY, STREAK_MILESTONE, MILESTONE, HOOK, SOCIAL_PROOF, LEADERBOARD -> false;
        };
    }
}
