package dev.heartline.messaging.transaction;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import org.hibernate.reactive.mutiny.Mutiny;

import dev.heartline.events.Event;
import dev.heartline.events.EventData;
import dev.heartline.messaging.outbox.OutboxRelays;
import dev.heartline.messaging.outbox.OutboxWriter;

/**
 * Opens the transactions of a service. Each is committed when its work completes and rolled back when it fails; after a
 * commit that published something the relays are nudged. May be called from any thread.
 */
@ApplicationScoped
public class Transactions {

    private final Vertx vertx;
    private final Pool pool;
    private final Instance<Mutiny.SessionFactory> sessions;
    private final OutboxWriter outbox;
    private final OutboxRelays relays;

    public Transactions(
            Vertx vertx,
            Pool pool,
            Instance<Mutiny.SessionFactory> sessions,
            OutboxWriter outbox,
            OutboxRelays relays) {
        this.vertx = vertx;
        this.pool = pool;
        this.sessions = sessions;
        this.outbox = outbox;
        this.relays = relays;
    }

    /** Work on the plain client. */
    public <R> Uni<R> plain(Function<PlainTransaction, Uni<R>> work) {
        return pool.withTransaction(connection -> {
                    var transaction = new PlainTransaction(connection, outbox);
                    return work.apply(transaction).map(result -> new Outcome<>(result, transaction.published()));
                })
                .map(this::nudgeAfter);
    }

    /** Work on a Hibernate Reactive session of its own. The session may not be used after the transaction. */
    public <R> Uni<R> session(Function<SessionTransaction, Uni<R>> work) {
        return onEventLoop(() -> sessions.get().withTransaction(session -> {
                    var transaction = new SessionTransaction(session, outbox);
                    return work.apply(transaction).map(result -> new Outcome<>(result, transaction.published()));
                }))
                .map(this::nudgeAfter);
    }

    /**
     * Work on the plain client that takes effect once, however often the event is delivered to the consumer, and never for an
     * erased user.
     */
    public Uni<Void> plainOnce(String consumer, Event<?> event, Function<PlainTransaction, Uni<Void>> effect) {
        return plain(transaction -> once(consumer, event, transaction, effect));
    }

    private static Uni<Void> once(
            String consumer,
            Event<?> event,
            PlainTransaction transaction,
            Function<PlainTransaction, Uni<Void>> effect) {
        return firstTime(consumer, event, transaction)
                .chain(first ->
                        first ? effect.apply(transaction) : Uni.createFrom().voidItem());
    }

    private static Uni<Boolean> firstTime(String consumer, Event<?> event, PlainTransaction transaction) {
        UUID userId = event.data().map(EventData::userId).orElse(null);
        return userId == null
                ? transaction.firstTime(consumer, event)
                : transaction
                        .lock(userId.toString())
                        .chain(() -> transaction.firstTimeUnlessErased(consumer, event, userId));
    }

    private <R> R nudgeAfter(Outcome<R> outcome) {
        if (outcome.published()) {
            relays.nudge();
        }
        return outcome.result();
    }

    /**
     * A session belongs to one event loop, and Hibernate hands out the one that it finds in the current context. A
     * context of its own keeps two transactions of one caller apart. The trace of the caller goes on in it.
     */
    private <R> Uni<R> onEventLoop(Supplier<Uni<? extends R>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            var trace = io.opentelemetry.context.Context.current();
            context.runOnContext(_ -> {
                // Until the context ends: nothing else runs in it.
                trace.makeCurrent();
                Uni.createFrom().deferred(work).subscribe().with(emitter::complete, emitter::fail);
            });
        });
    }

    private record Outcome<R>(R result, boolean published) {}
}
