package dev.heartline.ai.memory;

import dev.heartline.ai.conversation.Conversation;

/**
 * Finds memories and preferences in a conversation.
 *
 * <p>Blocking, and as slow as its engine: call it from a worker or a virtual thread and limit its time. Safe for
 * concurrent use. The same conversation read by the same engine gives the same candidates in the same order.
 */
public interface MemoryExtractor {

    /** Never fails on any text; one message of the user may be read as a conversation of one turn. */
    MemoryExtraction extract(Conversation conversation);
}
