package dev.heartline.events.vocabulary;

/** Where a crisis stands. */
public enum CrisisState implements WireNamed {
    RAISED,
    /** A false alarm: the user was asked, and made clear that nobody is in danger. */
    WITHDRAWN
}
