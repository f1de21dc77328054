package dev.heartline.events.transaction;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import dev.heartline.events.Event;
import dev.heartline.events.outbox.OutboxWriter;

/** A transaction on a Hibernate Reactive session. */
public final class SessionTransaction implements EventTransaction {

    private final Mutiny.Session session;
    private final OutboxWriter outbox;
    private boolean published;

    SessionTransaction(Mutiny.Session session, OutboxWriter outbox) {
        this.session = session;
        this.outbox = outbox;
    }

    public Mutiny.Session session() {
        return session;
    }

    @Override
    public Uni<Void> publish(Event<?>... events) {
        if (events.length == 0) {
            return Uni.createFrom().voidItem();
        }
        published = true;
        return Uni.createFrom()
                .item(() -> outbox.rows(events))
                .chain(rows -> run(OutboxWriter.INSERT, rows))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> unpublish(String key) {
        return run(Statements.UNPUBLISH, key).replaceWithVoid();
    }

    @Override
    public Uni<Void> lock(String key) {
        return session.createNativeQuery(Statements.forHibernate(Statements.LOCK))
                .setParameter(1, key)
                .getSingleResultOrNull()
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> firstTime(String consumer, Event<?> event) {
        return run(Statements.RECEIVE, consumer, event.id()).map(rows -> rows == 1);
    }

    @Override
    public Uni<Boolean> firstTimeUnlessErased(String consumer, Event<?> event, UUID userId) {
        return run(Statements.RECEIVE_UNLESS_ERASED, consumer, event.id(), userId)
                .map(rows -> rows == 1);
    }

    private Uni<Integer> run(String statement, Object... parameters) {
        var query = session.createNativeQuery(Statements.forHibernate(statement));
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.executeUpdate();
    }

    boolean published() {
        return published;
    }
}
