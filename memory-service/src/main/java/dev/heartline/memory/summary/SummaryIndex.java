package dev.heartline.memory.summary;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.memory.embedding.Purpose;
import dev.heartline.memory.index.WaitingRows;
import dev.heartline.messaging.backlog.Backlog;

/** Summaries without a vector. */
@Singleton
class SummaryIndex extends WaitingRows {

    SummaryIndex() {
        // Served by conversation_summaries_unindexed.
        super(Purpose.SUMMARY, "conversation_summaries", "ai_summary", "updated_at", "ai_summary is not null");
    }

    @Produces
    @Singleton
    Backlog waiting() {
        return backlog();
    }
}
