package dev.heartline.events.vocabulary;

/** Where a memory or a decision came from. */
public enum SourceType implements WireNamed {
    CONVERSATION,
    PHONE_CALL,
    SMS,
    FOOD_LOG,
    BEHAVIOR
}
