package dev.heartline.engagement.behavior;

import dev.heartline.events.vocabulary.WireNamed;

/** How we know of a behaviour. */
public enum ToldBy implements WireNamed {
    /** The host application, by Kafka or by REST. */
    HOST,
    /** The user talked with the coach. */
    CALL,
    /** The user wrote of it. */
    TEXT
}
