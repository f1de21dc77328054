package dev.heartline.messaging.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.loop.BackgroundLoop;

/**
 * Brings one bucket at a time to Kafka. Written as plain sequential code for a virtual thread: it waits more than it
 * works.
 */
final class BucketRelay implements BackgroundLoop.Step, AutoCloseable {

    /** Beyond this the database is taken for unreachable. */
    private static final Duration DATABASE = Duration.ofSeconds(20);

    /**
     * The next bucket, in turn, that has rows and that nobody else works on. Claiming and reading are two statements: a
     * statement sees the table as it was when it began, which may be before the last holder of the bucket committed.
     */
    private static final String CLAIM = """
            select b.bucket from outbox_bucket b
            where exists (select from outbox o where o.bucket = b.bucket)
            order by (b.bucket - $1 + 64) % 64
            limit 1
            for update skip locked
            """;

    private static final String READ = """
            select id, event_id, type, topic, key, source, time, traceparent, payload,
              greatest(extract(epoch from clock_timestamp() - created_at) * 1000, 0)::bigint as waited
            from outbox where bucket = $1 order by id limit $2
            """;

    /** By id, never by range: a lower id of another key may have been committed since the rows were read. */
    private static final String DELETE = "delete from outbox where bucket = $1 and id = any($2)";

    private final Pool pool;
    private final Duration patience;
    private final EventSender sender;
    private final int batch;
    private final RelayMetrics metrics;
    private int next;

    BucketRelay(Pool pool, EventSender sender, int batch, RelayMetrics metrics) {
        this(pool, DATABASE, sender, batch, metrics);
    }

    /** @param patience with the database, for each of the steps */
    BucketRelay(Pool pool, Duration patience, EventSender sender, int batch, RelayMetrics metrics) {
        this.pool = pool;
        this.patience = patience;
        this.sender = sender;
        this.batch = batch;
        this.metrics = metrics;
    }

    /** @return whether a bucket was brought on, so that there may be more to do at once */
    @Override
    public boolean run() throws InterruptedException {
        SqlConnection connection = acquire();
        try {
            Transaction transaction = await(connection.begin());
            try {
                boolean progressed = drain(connection);
                await(transaction.commit());
                return progressed;
            } catch (Throwable e) {
                transaction.rollbackAndForget();
                throw e;
            }
        } finally {
            connection.closeAndForget();
        }
    }

    @Override
    public void close() {
        sender.close();
    }

    private boolean drain(SqlConnection connection) throws InterruptedException {
        var claimed = await(connection.preparedQuery(CLAIM).execute(Tuple.of(next)));
        if (claimed.size() == 0) {
            return false;
        }
        int bucket = claimed.iterator().next().getShort(0);
        next = (bucket + 1) % OutboxWriter.BUCKETS;
        List<OutboxRecord> rows = new ArrayList<>();
        for (Row row : await(connection.preparedQuery(READ).execute(Tuple.of(bucket, batch)))) {
            rows.add(OutboxRecord.read(row));
        }
        long readAt = System.nanoTime();
        int acknowledged = sender.send(rows);
        if (acknowledged > 0) {
            Long[] done =
                    rows.stream().limit(acknowledged).map(OutboxRecord::id).toArray(Long[]::new);
            await(connection.preparedQuery(DELETE).execute(Tuple.of(bucket, done)));
            metrics.relayed(rows.subList(0, acknowledged), Duration.ofNanos(System.nanoTime() - readAt));
        }
        return acknowledged == rows.size();
    }

    /** A connection that comes when nobody waits any more goes back to the pool: it would be missing there for ever. */
    private SqlConnection acquire() throws InterruptedException {
        var coming = new CompletableFuture<SqlConnection>();
        pool.getConnection()
                .subscribe()
                .with(
                        connection -> {
                            if (!coming.complete(connection)) {
                                connection.closeAndForget();
                            }
                        },
                        coming::completeExceptionally);
        boolean taken = false;
        try {
            var connection = coming.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            taken = true;
            return connection;
        } catch (TimeoutException e) {
            throw new IllegalStateException("no connection to the database within " + patience, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("no connection to the database", e.getCause());
        } finally {
            if (!taken && !coming.cancel(false) && !coming.isCompletedExceptionally()) {
                coming.join().closeAndForget();
            }
        }
    }

    private <T> T await(Uni<T> step) {
        return step.await().atMost(patience);
    }
}
