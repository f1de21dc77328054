package dev.heartline.events.transaction;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.PreparedQuery;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Event;
import dev.heartline.events.outbox.OutboxWriter;

/** A transaction on the plain Vert.x client. */
public final class PlainTransaction implements EventTransaction {

    private final SqlConnection connection;
    private final OutboxWriter outbox;
    private boolean published;

    PlainTransaction(SqlConnection connection, OutboxWriter outbox) {
        this.connection = connection;
        this.outbox = outbox;
    }

    public SqlConnection connection() {
        return connection;
    }

    /** Shorthand for {@code connection().preparedQuery(sql)}. */
    public PreparedQuery<RowSet<Row>> sql(String sql) {
        return connection.preparedQuery(sql);
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
        return sql(Statements.LOCK).execute(Tuple.of(key)).replaceWithVoid();
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
        return sql(statement).execute(Tuple.from(parameters)).map(RowSet::rowCount);
    }

    boolean published() {
        return published;
    }
}
