package dev.heartline.memory.episode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;

import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.events.Event;
import dev.heartline.events.MemoryReinforced;
import dev.heartline.memory.authorship.Author;
import dev.heartline.memory.embedding.Embeddings;
import dev.heartline.memory.embedding.Purpose;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.messaging.transaction.PlainTransaction;

/** What nobody said in a call or a text and is remembered all the same, one at a time: written by hand, or seen in what somebody does. */
@ApplicationScoped
public class UnsaidMemories {

    private final Memories memories;
    private final Embeddings embeddings;
    private final List<MemoryObserver> observers;

    UnsaidMemories(Memories memories, Embeddings embeddings, @All List<MemoryObserver> observers) {
        this.memories = memories;
        this.embeddings = embeddings;
        this.observers = observers;
    }

    /** Embeds its description. Blocking: native code, which belongs on no event loop. */
    public Noticed noticed(MemoryCandidate memory, Instant at, Optional<Instant> expiresAt) {
        return new Noticed(
                memory, at, embeddings.embed(memory.description(), Purpose.MEMORY), embeddings.model(), expiresAt);
    }

    /**
     * As {@link Memories#remember}, and publishes what came of it.
     *
     * @param event that tells of a change
     */
    public Uni<List<MemoryReinforced>> remember(
            PlainTransaction transaction,
            Exchange told,
            Noticed noticed,
            Author author,
            Instant now,
            Function<MemoryReinforced, Event<MemoryReinforced>> event) {
        return memories.remember(transaction, told, List.of(noticed), Map.of(), author, now)
                .call(changes -> transaction.publish(changes.stream().map(event).toArray(Event<?>[]::new)));
    }

    /** What an exchange brought up goes. */
    public Uni<Void> retract(PlainTransaction transaction, Exchange told, Instant now) {
        return memories.retract(transaction, told, now);
    }

    /** Tells whoever follows the memories that they were changed. */
    public Uni<Void> tellOfChange(PlainTransaction transaction, UUID userId, Instant at) {
        return MemoryObserver.tellAll(observers, transaction, userId, at);
    }
}
