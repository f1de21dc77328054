package dev.heartline.messaging.consume;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.messaging.Note;
import dev.heartline.messaging.transaction.Transactions;

/** A consumer whose effect is a row. Negative numbers break a rule of it. */
@ApplicationScoped
class NoteBook {

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final AtomicInteger handled = new AtomicInteger();

    NoteBook(EventConsumer consumer, Transactions transactions) {
        this.consumer = consumer;
        this.transactions = transactions;
    }

    @Incoming("behavior-recorded")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(message, EventType.BEHAVIOR_RECORDED, this::write);
    }

    private Uni<Void> write(Event<BehaviorRecorded> event) {
        handled.incrementAndGet();
        UUID user = event.body().userId();
        int n = Note.number(event.body());
        if (n < 0) {
            throw new IllegalArgumentException("no negative numbers");
        }
        return transactions.plainOnce(
                "notebook",
                event,
                transaction -> transaction
                        .sql("insert into effect (user_id, n, client) values ($1, $2, 'plain')")
                        .execute(Tuple.of(user, n))
                        .replaceWithVoid());
    }

    /** How often the handler ran, redeliveries included. */
    int handled() {
        return handled.get();
    }
}
