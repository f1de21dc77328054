package dev.heartline.messaging.loop;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Steps that one replica at a time may take, for work that isn't claimed row by row. The row lock of the loop is held in
 * the transaction of the step: a replica that dies lets go of it at once, and no clock decides who may work.
 */
@ApplicationScoped
public class Turns {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String ENTER = "insert into loop_turn (loop) values ($1) on conflict do nothing";

    private static final String TAKE =
            "select from loop_turn where loop = $1 and due_at <= now() for update skip locked";

    private static final String DONE =
            "update loop_turn set due_at = now() + $2 * interval '1 millisecond' where loop = $1";

    private final Pool pool;

    Turns(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param rest between two rounds of the work, however many replicas there are
     * @param work one part of a round, in the transaction of its turn; false where the round is complete
     */
    public BackgroundLoop.Step step(String loop, Duration rest, Function<SqlConnection, Uni<Boolean>> work) {
        var entered = new AtomicBoolean();
        return () -> {
            if (!entered.get()) {
                // Committed by itself: within the turn, others would wait for the row instead of passing by.
                pool.preparedQuery(ENTER).execute(Tuple.of(loop)).await().atMost(PATIENCE);
                entered.set(true);
            }
            return pool.withTransaction(connection -> take(connection, loop)
                            .chain(taken -> taken
                                    ? part(connection, loop, rest, work)
                                    : Uni.createFrom().item(false)))
                    .await()
                    .atMost(PATIENCE);
        };
    }

    private static Uni<Boolean> take(SqlConnection connection, String loop) {
        return connection.preparedQuery(TAKE).execute(Tuple.of(loop)).map(rows -> rows.size() == 1);
    }

    private static Uni<Boolean> part(
            SqlConnection connection, String loop, Duration rest, Function<SqlConnection, Uni<Boolean>> work) {
        return work.apply(connection)
                .chain(more -> more
                        ? Uni.createFrom().item(true)
                        : connection
                                .preparedQuery(DONE)
                                .execute(Tuple.of(loop, (double) rest.toMillis()))
                                .replaceWith(false));
    }
}
