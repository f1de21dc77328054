package dev.heartline.memory.pattern;

import java.util.Optional;
import java.util.UUID;
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
    private final InteractionPatterns patterns;

    NotedOnce(Transactions transactions, Interactions interactions, InteractionPatterns patterns) {
        this.transactions = transactions;
        this.interactions = interactions;
        this.patterns = patterns;
    }

    /** @param told empty where the event tells nothing of the kind */
    Uni<Void> note(Event<?> event, Optional<Interaction> told) {
        return note(event, told, _ -> Uni.createFrom().voidItem());
    }

    /** @param too done with it, under the user's lock */
    Uni<Void> note(Event<?> event, Optional<Interaction> told, Function<PlainTransaction, Uni<Void>> too) {
        return told.map(one -> once(
                        event,
                        one.userId(),
                        transaction -> interactions.note(transaction, one).chain(() -> too.apply(transaction))))
                .orElseGet(() -> transactions.plain(
                        transaction -> transaction.firstTime(CONSUMER, event).replaceWithVoid()));
    }

    /**
     * Notes what is told anew in place of what was told before under the same identity.
     *
     * @param told empty where there was nothing of the kind: then the patterns are told without it
     */
    Uni<Void> revise(Event<?> event, UUID userId, UUID id, Optional<Interaction> told) {
        return once(
                event,
                userId,
                transaction -> interactions
                        .takeBack(transaction, userId, id)
                        .chain(noted -> told.map(one -> interactions.note(transaction, one))
                                .orElseGet(() -> noted
                                        ? tellWithout(transaction, userId)
                                        : Uni.createFrom().voidItem())));
    }

    /** Of whom nothing is left there are no patterns. */
    private Uni<Void> tellWithout(PlainTransaction transaction, UUID userId) {
        return interactions
                .tellAnew(transaction, userId)
                .chain(left -> left ? Uni.createFrom().voidItem() : patterns.erase(transaction, userId));
    }

    private Uni<Void> once(Event<?> event, UUID userId, Function<PlainTransaction, Uni<Void>> what) {
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> transaction.firstTimeUnlessErased(CONSUMER, event, userId))
                .chain(first ->
                        first ? what.apply(transaction) : Uni.createFrom().voidItem()));
    }
}
