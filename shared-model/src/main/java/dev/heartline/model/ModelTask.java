package dev.heartline.model;

import dev.heartline.events.vocabulary.WireNamed;

/** What a model can be asked to do. */
public enum ModelTask implements WireNamed {
    /** Find the coach's words on a live call. */
    COACH,
    /** Read a conversation that is over. */
    READING,
    /** Find what is worth remembering. */
    MEMORIES,
    /** Read a text message. */
    TEXTS
}
