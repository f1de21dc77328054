package dev.heartline.events.vocabulary;

/** How soon somebody is done with a lesson. */
public enum MasterySpeed implements WireNamed {
    FAST,
    MEDIUM,
    SLOW
}
