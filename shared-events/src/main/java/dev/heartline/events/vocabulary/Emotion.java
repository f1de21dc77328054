package dev.heartline.events.vocabulary;

/** What the user seems to feel; left empty where it can't be told. */
public enum Emotion implements WireNamed {
    HAPPY,
    MOTIVATED,
    CALM,
    ANXIOUS,
    FRUSTRATED,
    DISCOURAGED,
    SAD
}
