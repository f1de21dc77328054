package dev.heartline.memory.turn;

import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Pool;

import dev.heartline.memory.embedding.Purpose;
import dev.heartline.memory.index.WaitingRows;

/** Turns without a vector that deserve one. */
@Singleton
class TurnIndex extends WaitingRows {

    TurnIndex(Pool pool) {
        // Served by conversation_turns_unindexed.
        super(pool, Purpose.TURN, "conversation_turns", "text", "ingested_at", "substantial");
    }
}
