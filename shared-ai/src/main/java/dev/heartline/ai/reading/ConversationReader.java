package dev.heartline.ai.reading;

import dev.heartline.ai.conversation.Conversation;

/**
 * Reads a whole conversation once it is over.
 *
 * <p>Blocking, and as slow as its engine (a language model takes seconds): call it from a worker or a virtual thread and
 * limit its time. Safe for concurrent use.
 */
public interface ConversationReader {

    /** Never fails on any text, in any language; an empty conversation gives a reading with empty fields. */
    ConversationReading read(Conversation conversation);
}
