package dev.heartline.events.vocabulary;

/** What the user sees or hears. */
public enum RewardType implements WireNamed {
    VISUAL_ANIMATION,
    SOUND_EFFECT,
    CONFETTI,
    COACH_CELEBRATION,
    UNLOCK_FEATURE
}
