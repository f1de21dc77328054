package dev.heartline.ai.move;

import dev.heartline.events.vocabulary.WireNamed;

/** What one turn does in a talk, beyond what it tells. */
public enum SpokenMove implements WireNamed {
    /** Wants to end the talk now. */
    ENDS,
    /** Asks us something that wants an answer. */
    QUESTION,
    /** Answers what we asked. */
    ANSWER,
    /** Tells something of its own accord, or nothing; and whatever isn't sure. */
    OTHER
}
