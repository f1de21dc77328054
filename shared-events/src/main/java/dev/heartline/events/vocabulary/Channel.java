package dev.heartline.events.vocabulary;

/** The way a message takes to the user. */
public enum Channel implements WireNamed {
    CALL,
    SMS,
    IN_APP,
    PUSH
}
