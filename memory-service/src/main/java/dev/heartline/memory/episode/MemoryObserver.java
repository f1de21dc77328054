package dev.heartline.memory.episode;

import java.time.Instant;
import java.util.UUID;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;

/** Is told of memories that were changed by hand, in the transaction that does it. */
public interface MemoryObserver {

    /** @param at when the history says that it changed */
    Uni<Void> memoryChanged(PlainTransaction transaction, UUID userId, Instant at);
}
