package dev.heartline.messaging.transaction;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import dev.heartline.messaging.outbox.OutboxWriter;

/** A transaction on a Hibernate Reactive session. */
public final class SessionTransaction extends EventTransaction {

    private final Mutiny.Session session;

    SessionTransaction(Mutiny.Session session, OutboxWriter outbox) {
        super(outbox);
        this.session = session;
    }

    public Mutiny.Session session() {
        return session;
    }

    @Override
    public Uni<Void> lock(String key) {
        return session.createNativeQuery(Statements.forHibernate(Statements.LOCK))
                .setParameter(1, key)
                .getSingleResultOrNull()
                .replaceWithVoid();
    }

    @Override
    Uni<Integer> run(String statement, Object... parameters) {
        var query = session.createNativeQuery(Statements.forHibernate(statement));
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.executeUpdate();
    }
}
