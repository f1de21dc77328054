package dev.heartline.engagement.outcome;

import dev.heartline.events.vocabulary.WireNamed;

/** What is counted on each day of a user. */
public enum Metric implements WireNamed {
    /** Things worth doing: habits, logged food, lessons, check-ins. */
    ACTIVE,
    HABIT_COMPLETED,
    FOOD_LOGGED,
    LESSON_DONE,
    WEIGHT_LOGGED,
    CHECK_IN,
    APP_OPENED,
    REWARDS_GIVEN,
    /** By the day on which the reward was given. */
    REWARDS_ENGAGED,
    HOOKS_RAISED,
    OPT_OUTS,
    /** A guardrail and never an aim: what a draw was made on was done again within the hour. */
    REPEATS_WITHIN_HOUR
}
