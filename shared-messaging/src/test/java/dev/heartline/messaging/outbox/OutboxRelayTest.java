package dev.heartline.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.TraceParent;
import dev.heartline.messaging.Note;
import dev.heartline.messaging.trace.EventTraces;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.testing.KafkaProbe;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The promise of the outbox under everything that may happen to a relay, the database and the broker. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OutboxRelayTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    private KafkaProbe probe;

    @BeforeEach
    void startWithAnEmptyOutbox() {
        LocalStackResource.postgres().jdbc().update("delete from outbox");
        probe = LocalStackResource.kafka().probe();
    }

    @Test
    void anEventLeavesInItsEnvelope() {
        var event = Note.of(Ids.next(), 7);

        transactions.plain(transaction -> transaction.publish(event)).await().atMost(LONG);
        try (var relays = relays()) {
            relays.start(500);

            var record = probe.awaitKey("behavior.recorded", event.key());
            assertThat(record.header("ce_specversion")).isEqualTo("1.0");
            assertThat(record.header("ce_id")).isEqualTo(event.id().toString());
            assertThat(record.header("ce_type")).isEqualTo("behavior.recorded.v1");
            assertThat(record.header("ce_source")).isEqualTo("/heartline/messaging-test");
            assertThat(record.header("ce_partitionkey")).isEqualTo(event.key());
            assertThat(record.header("content-type")).isEqualTo("application/json");
            assertThat(TraceParent.parse(record.header("traceparent")).traceId())
                    .isEqualTo(event.traceparent().traceId());
            assertThat(TraceParent.read(record.header("ce_traceparent")))
                    .get()
                    .extracting(TraceParent::traceId)
                    .isEqualTo(event.traceparent().traceId());
            awaitEmptyOutbox();
        }
    }

    @Test
    void anEventOfARolledBackTransactionNeverLeaves() {
        UUID user = Ids.next();

        assertThatThrownBy(() -> transactions
                        .plain(transaction -> transaction
                                .publish(Note.of(user, 0))
                                .chain(() -> Uni.createFrom().failure(new IllegalStateException("second thoughts"))))
                        .await()
                        .atMost(LONG))
                .hasMessageContaining("second thoughts");

        assertThat(outboxRows()).isZero();
    }

    @Test
    void anEventTooLargeForTheBrokerIsRefusedBeforeItCanBlockOthers() {
        var event = Note.of(Ids.next(), 0);
        var huge = new dev.heartline.events.Event<>(
                event.id(),
                event.type(),
                event.time(),
                event.key(),
                event.traceparent(),
                event.data()
                        .map(data -> new dev.heartline.events.BehaviorRecorded(
                                data.behaviorId(),
                                data.userId(),
                                data.kind(),
                                data.occurredAt(),
                                "x".repeat(1_000_000),
                                null)));

        assertThatThrownBy(() -> transactions
                        .plain(transaction -> transaction.publish(huge))
                        .await()
                        .atMost(LONG))
                .isInstanceOf(EventTooLarge.class);
        assertThat(outboxRows()).isZero();
    }

    @Test
    void anEventThatBreaksItsOwnSchemaFailsTheTransactionThatDecidedIt() {
        UUID user = Ids.next();
        var invalid = Event.of(
                EventType.BEHAVIOR_RECORDED, new BehaviorRecorded(Ids.next(), user, null, Instant.now(), null, null));

        assertThatThrownBy(() -> transactions
                        .plain(transaction -> transaction.publish(Note.of(user, 1), invalid))
                        .await()
                        .atMost(LONG))
                .isInstanceOf(InvalidEvent.class)
                .hasMessageContaining("kind");
        assertThat(outboxRows()).isZero();
    }

    @Test
    void aSecondTransactionOfAKeyWaitsForTheFirstToCommit() {
        UUID user = Ids.next();
        var firstMayCommit = new CompletableFuture<Void>();
        var firstHasPublished = new CompletableFuture<Void>();

        var first = transactions
                .plain(transaction -> transaction
                        .publish(Note.of(user, 1))
                        .invoke(() -> firstHasPublished.complete(null))
                        .chain(() -> Uni.createFrom().completionStage(firstMayCommit)))
                .subscribeAsCompletionStage();
        firstHasPublished.join();
        var second = transactions
                .plain(transaction -> transaction.publish(Note.of(user, 2)))
                .subscribeAsCompletionStage();

        await().pollDelay(Duration.ofMillis(300)).until(() -> !second.isDone());
        firstMayCommit.complete(null);
        first.join();
        second.join();
        assertThat(LocalStackResource.postgres()
                        .jdbc()
                        .rows("select payload::jsonb #>> '{attributes,n}' as n from outbox order by id"))
                .extracting(row -> row.get("n"))
                .containsExactly("1", "2");
    }

    @Test
    void aRelayKilledBetweenSendAndDeleteLosesNothingAndKeepsTheOrder() throws Exception {
        var load = new OutboxLoad(transactions, 2, 50);
        var kills = new AtomicInteger();
        var mayKill = new AtomicBoolean(true);
        for (Thread writer : load.start()) {
            writer.join();
        }

        try (var relays = relays()) {
            relays.start(
                    20,
                    sender -> new After(sender, () -> {
                        if (mayKill.get() && kills.incrementAndGet() <= 3) {
                            LocalStackResource.postgres().terminateSessions();
                        }
                    }));
            awaitEmptyOutbox();
        }

        assertThat(kills.get()).isGreaterThanOrEqualTo(3);
        assertThat(load.copies(probe)).as("sent again, as at-least-once means").isGreaterThan(100);
        assertCompleteAndInOrder(load);
    }

    @Test
    void relaysThatStealBucketsFromEachOtherKeepTheOrderOfEveryKey() throws Exception {
        var load = new OutboxLoad(transactions, 4, 1_100);

        try (var relays = relays()) {
            relays.start(7);
            relays.start(7);
            var stolen = new AtomicInteger();
            var writers = load.start();
            OutboxLoad.disturbWhile(writers, Duration.ofMillis(20), () -> stolen.addAndGet(stealBuckets()));
            awaitEmptyOutbox();
            assertThat(stolen.get()).isGreaterThan(10);
        }

        assertCompleteAndInOrder(load);
    }

    @Test
    void databaseSessionsThatDieInMidTransactionCostNoEvent() throws Exception {
        var load = new OutboxLoad(transactions, 4, 150);

        try (var relays = relays()) {
            relays.start(50);
            relays.start(50);
            var writers = load.start();
            var cuts = new AtomicInteger();
            // Where a transaction takes longer than a session lives, none would ever be over.
            OutboxLoad.disturbWhile(writers, Duration.ofMillis(60), () -> {
                if (cuts.incrementAndGet() <= 100) {
                    LocalStackResource.postgres().terminateSessions();
                }
            });
            awaitEmptyOutbox();
        }

        assertThat(load.refused()).as("transactions that died").isPositive();
        assertCompleteAndInOrder(load);
    }

    @Test
    void aBrokerThatGoesAndComesBackUnderLoadCostsNoEvent() throws Exception {
        var load = new OutboxLoad(transactions, 4, 1_000);

        try (var relays = relays()) {
            relays.start(50);
            relays.start(50);
            var writers = load.start();
            var restarts = new AtomicInteger();
            OutboxLoad.disturbWhile(writers, Duration.ofMillis(400), () -> {
                if (restarts.incrementAndGet() <= 2) {
                    LocalStackResource.kafka().restart();
                }
            });
            assertThat(restarts.get()).isPositive();
            awaitEmptyOutbox();
        }

        assertCompleteAndInOrder(load);
    }

    @Test
    void aConnectionThatComesAfterTheRelayGaveUpGoesBackToThePool() {
        var single = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(1))
                .connectingTo(PgConnectOptions.fromUri(
                                LocalStackResource.postgres().jdbcUrl().replaceFirst("^jdbc:", ""))
                        .setUser(LocalStackResource.postgres().username())
                        .setPassword(LocalStackResource.postgres().password()))
                .build();
        var pool = Pool.newInstance(single);
        var relay = new BucketRelay(
                pool,
                Duration.ofMillis(100),
                new KafkaEventSender(Map.of(), Duration.ofSeconds(1), new EventTraces(OpenTelemetry.noop())),
                10,
                new RelayMetrics(new SimpleMeterRegistry()));
        var held = pool.getConnection().await().atMost(LONG);

        assertThatThrownBy(relay::run).hasMessageContaining("no connection to the database within PT0.1S");
        held.close().await().atMost(LONG);

        var next = pool.getConnection().await().atMost(Duration.ofSeconds(5));
        next.close().await().atMost(LONG);
        pool.closeAndAwait();
    }

    /** Ends the sessions of whoever holds a bucket now, which hands it to the other relay. */
    private static int stealBuckets() {
        return LocalStackResource.postgres().jdbc().rows("""
                select pg_terminate_backend(l.pid) from pg_locks l
                where l.relation = 'outbox_bucket'::regclass and l.mode = 'RowShareLock' and l.pid <> pg_backend_pid()
                """).size();
    }

    private void assertCompleteAndInOrder(OutboxLoad load) {
        assertThat(load.firstSightings(probe).values())
                .allSatisfy(numbers -> assertThat(numbers).isEqualTo(load.allNumbers()));
    }

    private Relays relays() {
        return new Relays(pool, LocalStackResource.kafka().bootstrapServers());
    }

    /** A question that is cut off together with everybody else's session is asked again. */
    private static void awaitEmptyOutbox() {
        // The disturbance may hit the question as well.
        await().atMost(LONG).ignoreExceptions().until(() -> outboxRows() == 0);
    }

    private static long outboxRows() {
        return LocalStackResource.postgres().jdbc().count("select count(*) from outbox");
    }

    /** Sends, then lets something happen before the relay goes on. */
    private record After(EventSender sender, Runnable what) implements EventSender {

        @Override
        public int send(List<OutboxRecord> rows) throws InterruptedException {
            int acknowledged = sender.send(rows);
            what.run();
            return acknowledged;
        }

        @Override
        public void close() {
            sender.close();
        }
    }
}
