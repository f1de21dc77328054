package dev.heartline.events.vocabulary;

/** How a follow-up reaches the user. */
public enum FollowUpType implements WireNamed {
    CALL,
    SMS,
    IN_APP
}
