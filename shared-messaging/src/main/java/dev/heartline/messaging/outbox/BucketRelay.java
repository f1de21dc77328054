package dev.heartline.messaging.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

/**
 * Brings one bucket at a time to Kafka. Written as plain sequential code for a virtual thread: it waits more than it
 * works.
 */
final class BucketRelay implements Runnable {

    private static final Logger LOG = Logger.getLogger(BucketRelay.class);

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
            select id, event_id, type, topic, key, source, time, traceparent, payload
            from outbox where bucket = $1 order by id limit $2
            """;

    /** By id, never by range: a lower id of another key may have been committed since the rows were read. */
    private static final String DELETE = "delete from outbox where bucket = $1 and id = any($2)";

    private final Pool pool;
    private final EventSender sender;
    private final int batch;
    private final Wakeup wakeup;
    private final RelayMetrics metrics;
    private volatile boolean stopped;
    private int next;

    BucketRelay(Pool pool, EventSender sender, int batch, Wakeup wakeup, RelayMetrics metrics) {
        this.pool = pool;
        this.sender = sender;
        this.batch = batch;
        this.wakeup = wakeup;
        this.metrics = metrics;
    }

    @Override
    public void run() {
        try (sender) {
            while (!stopped) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** To be followed by an interrupt: the relay may be waiting for the broker. */
    void stop() {
        stopped = true;
    }

    private void step() throws InterruptedException {
        boolean worked;
        try {
            worked = drainOne();
        } catch (RuntimeException e) {
            if (stopped) {
                return;
            }
            LOG.warnf("The outbox could not be relayed, trying again: %s", e.getMessage());
            worked = false;
        }
        if (worked) {
            wakeup.reset();
        } else {
            wakeup.await();
        }
    }

    /** @return whether a bucket was brought on, so that there may be more to do at once */
    private boolean drainOne() throws InterruptedException {
        SqlConnection connection = await(pool.getConnection());
        try {
            Transaction transaction = await(connection.begin());
            try {
                boolean progressed = drain(connection);
                await(transaction.commit());
                return progressed;
            } catch (RuntimeException | InterruptedException e) {
                transaction.rollbackAndForget();
                throw e;
            }
        } finally {
            connection.closeAndForget();
        }
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
        int acknowledged = sender.send(rows);
        if (acknowledged > 0) {
            Long[] done =
                    rows.stream().limit(acknowledged).map(OutboxRecord::id).toArray(Long[]::new);
            await(connection.preparedQuery(DELETE).execute(Tuple.of(bucket, done)));
            metrics.relayed(rows.subList(0, acknowledged));
        }
        return acknowledged == rows.size();
    }

    private static <T> T await(Uni<T> step) {
        return step.await().atMost(DATABASE);
    }
}
