package dev.heartline.events.vocabulary;

/** Why the coach calls. */
public enum CallPurpose implements WireNamed {
    CHECK_IN,
    INTERVENTION,
    CELEBRATION,
    ACCOUNTABILITY,
    CRISIS_SUPPORT
}
