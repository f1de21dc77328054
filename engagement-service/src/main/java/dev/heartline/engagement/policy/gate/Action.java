package dev.heartline.engagement.policy.gate;

import dev.heartline.events.vocabulary.WireNamed;

/** What a decision is about. */
public enum Action implements WireNamed {
    /** A call in which the user took part. */
    CHECK_IN,
    /** A call without a conversation: nobody answered, or the user said next to nothing. */
    MISSED_CALL,
    /** The user told of something that went well. */
    VICTORY,
    /** So many days in a row. */
    STREAK_MILESTONE,
    /** So many days, lessons or habits, or so much of the way. */
    MILESTONE,
    /** There is something worth coming back for. */
    HOOK
}
