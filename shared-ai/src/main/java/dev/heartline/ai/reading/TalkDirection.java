package dev.heartline.ai.reading;

import dev.heartline.events.vocabulary.WireNamed;

/** Where a user's words lean: towards change, away from it, or neither. */
public enum TalkDirection implements WireNamed {
    CHANGE,
    NEUTRAL,
    SUSTAIN
}
