package dev.heartline.memory.pattern;

import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.events.Event;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;

/** Notes what an event tells, once, and nothing of somebody who was erased. */
@ApplicationScoped
class NotedOnce {

    private static final String CONSUMER = "patterns";

    private final Transactions transactions;
    private final Interactions interactions;

    NotedOnce(Transactions transactions, Interactions interactions) {
        this.transactions = transactions;
        this.interactions = interactions;
    }

    /** @param told empty where the event tells nothing of the kind */
    Uni<Void> note(Event<?> event, Optional<Interaction> told) {
        return note(event, told, _ -> Uni.createFrom().voidItem());
    }

    /** @param too done with it, under the user's lock */
    Uni<Void> note(Event<?> event, Optional<Interaction> told, Function<PlainTransaction, Uni<Void>> too) {
        return transactions.plain(transaction -> told.map(one -> transaction
                        .lock(one.userId().toString())
                        .chain(() -> transaction.firstTimeUnlessErased(CONSUMER, event, one.userId()))
                        .chain(first -> first
                                ? interactions.note(transaction, one).chain(() -> too.apply(transaction))
                                : Uni.createFrom().voidItem()))
                .orElseGet(() -> transaction.firstTime(CONSUMER, event).replaceWithVoid()));
    }
}
