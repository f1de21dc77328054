package dev.heartline.sms.template;

import dev.heartline.events.vocabulary.WireNamed;

/** What an engine may know of a person when it finds words for them. */
public enum PersonalData implements WireNamed {
    /** What they told of their life, wins, struggles and insights. */
    MEMORIES,
    /** How they like to be talked to, and what they like. */
    PREFERENCES,
    /** What they said they would do. */
    COMMITMENTS,
    /** What the last talk was about. */
    LAST_SUMMARY
}
