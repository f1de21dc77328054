package dev.heartline.memory.summary;

import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Pool;

import dev.heartline.memory.embedding.Purpose;
import dev.heartline.memory.index.WaitingRows;

/** Summaries without a vector. */
@Singleton
class SummaryIndex extends WaitingRows {

    SummaryIndex(Pool pool) {
        // Served by conversation_summaries_unindexed.
        super(pool, Purpose.SUMMARY, "conversation_summaries", "ai_summary", "updated_at", "ai_summary is not null");
    }
}
