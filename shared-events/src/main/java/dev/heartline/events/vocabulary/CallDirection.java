package dev.heartline.events.vocabulary;

/** Who dialled. */
public enum CallDirection implements WireNamed {
    INBOUND,
    OUTBOUND
}
