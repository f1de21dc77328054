package dev.heartline.events.vocabulary;

/** The tone of a whole conversation or message. */
public enum Sentiment implements WireNamed {
    POSITIVE,
    NEGATIVE,
    MIXED,
    NEUTRAL
}
