package dev.heartline.events.vocabulary;

/** What the host application saw the user do. */
public enum BehaviorKind implements WireNamed {
    HABIT_COMPLETED,
    FOOD_LOGGED,
    LESSON_DONE,
    WEIGHT_LOGGED,
    CHECK_IN,
    APP_OPENED
}
