package dev.heartline.events.vocabulary;

/** What brings a user back. */
public enum HookType implements WireNamed {
    UNCOMPLETED_TASK,
    PENDING_ACHIEVEMENT,
    STREAK_AT_RISK,
    FRIEND_ACTIVITY,
    PERSONALIZED_INSIGHT
}
