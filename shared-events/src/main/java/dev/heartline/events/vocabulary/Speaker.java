package dev.heartline.events.vocabulary;

/** Who said a turn of a conversation. */
public enum Speaker implements WireNamed {
    COACH,
    USER
}
