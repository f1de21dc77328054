package dev.heartline.messaging.transaction;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.PreparedQuery;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.outbox.OutboxWriter;

/** A transaction on the plain Vert.x client. */
public final class PlainTransaction extends EventTransaction {

    private final SqlConnection connection;

    PlainTransaction(SqlConnection connection, OutboxWriter outbox) {
        super(outbox);
        this.connection = connection;
    }

    public SqlConnection connection() {
        return connection;
    }

    /** Shorthand for {@code connection().preparedQuery(sql)}. */
    public PreparedQuery<RowSet<Row>> sql(String sql) {
        return connection.preparedQuery(sql);
    }

    @Override
    public Uni<Void> lock(String key) {
        return sql(Statements.LOCK).execute(Tuple.of(key)).replaceWithVoid();
    }

    @Override
    Uni<Integer> run(String statement, Object... parameters) {
        return sql(statement).execute(Tuple.from(parameters)).map(RowSet::rowCount);
    }
}
