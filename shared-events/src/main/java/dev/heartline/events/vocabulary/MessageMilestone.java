package dev.heartline.events.vocabulary;

/** What may become of something that the coach sent. */
public enum MessageMilestone implements WireNamed {
    /** It has reached their device, or they picked up. */
    DELIVERED,
    READ,
    /** They answered, or did what it asked for. */
    ENGAGED,
    /** They said how helpful it was. */
    RATED
}
