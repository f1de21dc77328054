package dev.heartline.memory.episode;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;

/** Is told of memories that were changed by hand, in the transaction that does it. */
public interface MemoryObserver {

    /** @param at when the history says that it changed */
    Uni<Void> memoryChanged(PlainTransaction transaction, UUID userId, Instant at);

    /** One after the other, as they share the transaction's connection. */
    static Uni<Void> tellAll(List<MemoryObserver> observers, PlainTransaction transaction, UUID userId, Instant at) {
        return Multi.createFrom()
                .iterable(observers)
                .onItem()
                .transformToUniAndConcatenate(observer -> observer.memoryChanged(transaction, userId, at))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
