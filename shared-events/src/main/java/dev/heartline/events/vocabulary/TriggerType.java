package dev.heartline.events.vocabulary;

/** What set a reward off. */
public enum TriggerType implements WireNamed {
    STREAK_MILESTONE,
    LEVEL_UP,
    BADGE_UNLOCK,
    SURPRISE_REWARD,
    SOCIAL_RECOGNITION
}
