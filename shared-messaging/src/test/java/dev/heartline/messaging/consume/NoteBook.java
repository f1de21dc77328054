package dev.heartline.messaging.consume;

import java.time.Duration;
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

/** A consumer whose effect is a row. Negative numbers break a rule of it, some of them more than that. */
@ApplicationScoped
class NoteBook {

    static final int ENDLESS = -100;
    static final int WRONG_ASSERTION = -101;
    static final int NO_CLASS = -102;
    static final int LATE_ERROR = -103;
    static final int NOT_TO_BE_ENCODED = -104;
    static final int A_NUL = -105;

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
        return switch (n) {
            case ENDLESS -> endless(n);
            case WRONG_ASSERTION -> throw new AssertionError("wrong");
            case NO_CLASS -> throw new ExceptionInInitializerError(new IllegalStateException("no such file"));
            case LATE_ERROR ->
                Uni.createFrom()
                        .item(n)
                        .onItem()
                        .delayIt()
                        .by(Duration.ofMillis(1))
                        .invoke(() -> {
                            throw new StackOverflowError();
                        })
                        .replaceWithVoid();
            case NOT_TO_BE_ENCODED -> insert(event, user, "a number", "plain");
            case A_NUL -> insert(event, user, 1, "pl\0ain");
            default -> {
                if (n < 0) {
                    throw new IllegalArgumentException("no negative numbers");
                }
                yield insert(event, user, n, "plain");
            }
        };
    }

    private Uni<Void> insert(Event<?> event, UUID user, Object n, String client) {
        return transactions.plainOnce(
                "notebook",
                event,
                transaction -> transaction
                        .sql("insert into effect (user_id, n, client) values ($1, $2, $3)")
                        .execute(Tuple.of(user, n, client))
                        .replaceWithVoid());
    }

    private static Uni<Void> endless(int n) {
        return endless(n + 1).chain(() -> endless(n + 2));
    }

    /** How often the handler ran, redeliveries included. */
    int handled() {
        return handled.get();
    }
}
