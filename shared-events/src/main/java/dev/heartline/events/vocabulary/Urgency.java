package dev.heartline.events.vocabulary;

/** How soon a hook matters. */
public enum Urgency implements WireNamed {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
