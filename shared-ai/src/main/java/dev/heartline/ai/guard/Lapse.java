package dev.heartline.ai.guard;

/** Why an engine's reply was replaced. */
public enum Lapse {
    /** No first words in time, or none for as long in the middle of a reply. */
    LATE,
    /** The reply didn't come to its end in time. */
    ENDLESS,
    FAILED,
    /** It ended and had said nothing. */
    EMPTY,
    /** Nothing of it may be said. */
    UNFIT
}
