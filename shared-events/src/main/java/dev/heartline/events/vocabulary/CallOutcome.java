package dev.heartline.events.vocabulary;

/** How a call ended: the terminal states of its life cycle. */
public enum CallOutcome implements WireNamed {
    COMPLETED,
    NO_ANSWER,
    BUSY,
    FAILED,
    CANCELED
}
