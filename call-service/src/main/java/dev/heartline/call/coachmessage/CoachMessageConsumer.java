package dev.heartline.call.coachmessage;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.CoachMessaged;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.Transactions;

/** Takes {@code coach.messaged} for all who listen. */
@ApplicationScoped
class CoachMessageConsumer {

    private static final String CONSUMER = "coach-messages";

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final List<CoachMessageListener> listeners;

    CoachMessageConsumer(EventConsumer consumer, Transactions transactions, @All List<CoachMessageListener> listeners) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.listeners = listeners;
    }

    @Incoming("coach-messaged")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(message, EventType.COACH_MESSAGED, this::take);
    }

    private Uni<Void> take(Event<CoachMessaged> event) {
        var concerned = listeners.stream()
                .filter(listener -> listener.concerns(event.body()))
                .toList();
        return concerned.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions.plainOnce(
                        CONSUMER,
                        event,
                        transaction -> Multi.createFrom()
                                .iterable(concerned)
                                .onItem()
                                .transformToUniAndConcatenate(listener -> listener.heard(transaction, event.body()))
                                .collect()
                                .asList()
                                .replaceWithVoid());
    }
}
