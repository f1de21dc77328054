package dev.heartline.events.transaction;

import java.util.UUID;

import io.smallrye.mutiny.Uni;

import dev.heartline.events.Event;

/** A database transaction in which events can be published: they leave if and only if it commits. */
public sealed interface EventTransaction permits PlainTransaction, SessionTransaction {

    /**
     * Publishes in the given order. Events of one key keep it, also against other transactions.
     *
     * @throws dev.heartline.events.outbox.EventTooLarge (as a failure) if no broker would take one of them
     */
    Uni<Void> publish(Event<?>... events);

    /** Voids what the outbox still holds under the key; for erasure. */
    Uni<Void> unpublish(String key);

    /**
     * Waits until no other transaction of this service holds the key's lock, and holds it until commit. The effects of
     * one user's events happen one after the other, and none of them beside an erasure.
     */
    Uni<Void> lock(String key);

    /**
     * Notes that the consumer takes this event now.
     *
     * @return false if it took it before
     */
    Uni<Boolean> firstTime(String consumer, Event<?> event);

    /**
     * As {@link #firstTime}, but false also where the user has been erased: what is still on its way about them has no
     * effect. Meant to run under the user's {@link #lock}.
     */
    Uni<Boolean> firstTimeUnlessErased(String consumer, Event<?> event, UUID userId);
}
