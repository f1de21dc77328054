package dev.heartline.messaging.transaction;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Uni;

import dev.heartline.events.Event;
import dev.heartline.messaging.outbox.OutboxWriter;

/** A database transaction in which events can be published: they leave if and only if it commits. */
public abstract sealed class EventTransaction permits PlainTransaction, SessionTransaction {

    private final OutboxWriter outbox;
    private boolean published;

    EventTransaction(OutboxWriter outbox) {
        this.outbox = outbox;
    }

    /**
     * Waits until no other transaction of this service holds the key's lock, and holds it until commit. The effects of
     * one user's events happen one after the other, and none of them beside an erasure.
     */
    public abstract Uni<Void> lock(String key);

    /**
     * Runs one of the {@link Statements}.
     *
     * @return how many rows it changed
     */
    abstract Uni<Integer> run(String statement, Object... parameters);

    /**
     * Publishes in the given order. Events of one key keep it, also against other transactions.
     *
     * @throws dev.heartline.messaging.outbox.EventTooLarge (as a failure) if no broker would take one of them
     */
    public final Uni<Void> publish(Event<?>... events) {
        if (events.length == 0) {
            return Uni.createFrom().voidItem();
        }
        published = true;
        return Uni.createFrom()
                .item(() -> outbox.rows(events))
                .chain(rows -> run(OutboxWriter.INSERT, rows))
                .replaceWithVoid();
    }

    /** Voids what the outbox still holds under the key; for erasure. */
    public final Uni<Void> unpublish(String key) {
        return run(Statements.UNPUBLISH, key).replaceWithVoid();
    }

    /**
     * Notes that the consumer takes this event now.
     *
     * @return false if it took it before
     */
    public final Uni<Boolean> firstTime(String consumer, Event<?> event) {
        return run(Statements.RECEIVE, consumer, event.id()).map(rows -> rows == 1);
    }

    /** Notes that the consumer needs none of these events: what they tell has taken effect. */
    public final Uni<Void> taken(String consumer, Event<?>... events) {
        var ids = Arrays.stream(events).map(event -> '"' + event.id().toString() + '"');
        return run(Statements.TAKEN, consumer, ids.collect(Collectors.joining(",", "[", "]")))
                .replaceWithVoid();
    }

    /**
     * As {@link #firstTime}, but false also where the user has been erased, or was erased after the event and came back: what is
     * still on its way about them has no effect. Meant to run under the user's {@link #lock}.
     */
    public final Uni<Boolean> firstTimeUnlessErased(String consumer, Event<?> event, UUID userId) {
        return run(
                        Statements.RECEIVE_UNLESS_ERASED,
                        consumer,
                        event.id(),
                        userId,
                        event.time().atOffset(ZoneOffset.UTC))
                .map(rows -> rows == 1);
    }

    final boolean published() {
        return published;
    }
}
