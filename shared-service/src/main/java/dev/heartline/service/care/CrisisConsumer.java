package dev.heartline.service.care;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;

/** Takes the word of whoever heard danger. */
@ApplicationScoped
class CrisisConsumer {

    private static final Logger LOG = Logger.getLogger(CrisisConsumer.class);
    private static final String CONSUMER = "crisis-quiet";

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final CrisisQuiet quiet;
    private final List<CrisisListener> listeners;

    CrisisConsumer(
            EventConsumer consumer, Transactions transactions, CrisisQuiet quiet, @All List<CrisisListener> listeners) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.quiet = quiet;
        this.listeners = listeners;
    }

    @Incoming("crisis-raised")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message,
                EventType.CRISIS_RAISED,
                event -> transactions
                        .plainOnce(CONSUMER, event, transaction -> take(transaction, event))
                        .invoke(() -> LOG.infof(
                                "Crisis %s is %s",
                                event.body().crisisId(), event.body().state().wireName())));
    }

    private Uni<Void> take(PlainTransaction transaction, Event<CrisisRaised> event) {
        return quiet.note(transaction, event.body())
                .chain(() -> Multi.createFrom()
                        .iterable(listeners)
                        .onItem()
                        .transformToUniAndConcatenate(listener -> listener.heard(transaction, event))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }
}
