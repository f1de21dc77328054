package dev.heartline.engagement.policy.gate;

import dev.heartline.events.vocabulary.WireNamed;

/** What a decision is about. */
public enum Action implements WireNamed {
    /** A call in which the user took part. */
    CHECK_IN,
    /** A call without a conversation: nobody answered, or the user said next to nothing. */
    MISSED_CALL,
    /** The user told of something that went well. */
    VICTORY
}
