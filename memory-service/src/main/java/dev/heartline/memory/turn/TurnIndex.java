package dev.heartline.memory.turn;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.memory.embedding.Purpose;
import dev.heartline.memory.index.WaitingRows;
import dev.heartline.messaging.backlog.Backlog;

/** Turns without a vector that deserve one. */
@Singleton
class TurnIndex extends WaitingRows {

    TurnIndex() {
        // Served by conversation_turns_unindexed.
        super(Purpose.TURN, "conversation_turns", "text", "ingested_at", "substantial");
    }

    @Produces
    @Singleton
    Backlog waiting() {
        return backlog();
    }
}
