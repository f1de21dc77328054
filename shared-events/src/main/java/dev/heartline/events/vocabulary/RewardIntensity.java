package dev.heartline.events.vocabulary;

/** How big a reward is. */
public enum RewardIntensity implements WireNamed {
    SMALL,
    MEDIUM,
    LARGE,
    EPIC
}
