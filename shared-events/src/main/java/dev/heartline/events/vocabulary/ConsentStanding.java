package dev.heartline.events.vocabulary;

/** What a contact wants of a channel. */
public enum ConsentStanding implements WireNamed {
    /** Nothing may be started here until the contact, or their app, says otherwise. */
    STOPPED,
    /** An earlier stop was taken back. The profile's own consents decide again. */
    RELEASED
}
