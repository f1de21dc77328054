package dev.heartline.bench.limits;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;

/**
 * What the parts can do by themselves on this machine, now, beside the idle services.
 *
 * @param commitsPerSecond durable single-row transactions on 16 connections
 * @param recordsPerSecond records of 1 KB, acknowledged by all replicas, of one producer
 */
public record BareLimits(double commitsPerSecond, double recordsPerSecond) {

    private static final Duration EACH = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 16;
    private static final int RECORD_BYTES = 1_024;
    private static final String TOPIC = "heartline.bench";

    /** Waits until the services have nothing left to do; says so where that takes too long. */
    public static BareLimits measure(RunningSystem system) throws Exception {
        var left = Backlog.awaitNone(system);
        if (!left.isNone()) {
            System.out.printf(
                    "the services are still at work (%,d events to send, %,d to read): the limits are not bare%n",
                    left.unsent(), left.unread());
        }
        return new BareLimits(commits(system), records(system));
    }

    private static double commits(RunningSystem system) throws SQLException, InterruptedException {
        try (Connection connection = Tables.connect(system, Service.ENGAGEMENT);
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table if not exists bench_commit (id bigint generated always as identity, at timestamptz)");
            try {
                return hammer(system);
            } finally {
                statement.execute("drop table bench_commit");
            }
        }
    }

    private static double hammer(RunningSystem system) throws InterruptedException {
        var commits = new AtomicLong();
        long until = System.nanoTime() + EACH.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Connection connection = Tables.connect(system, Service.ENGAGEMENT);
                        var insert = connection.prepareStatement("insert into bench_commit (at) values (now())")) {
                    while (System.nanoTime() < until) {
                        insert.executeUpdate();
                        commits.incrementAndGet();
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return commits.get() / (double) EACH.toSeconds();
    }

    private static double records(RunningSystem system) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", system.kafka(), "acks", "all");
        try (var admin = Admin.create(settings)) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(Set.of(new NewTopic(TOPIC, 4, (short) 1)))
                        .all()
                        .get();
            }
            try {
                return produce(settings);
            } finally {
                admin.deleteTopics(Set.of(TOPIC)).all().get();
            }
        }
    }

    private static double produce(Map<String, Object> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        byte[] value = new byte[RECORD_BYTES];
        var acknowledged = new AtomicLong();
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            long until = System.nanoTime() + EACH.toNanos();
            while (System.nanoTime() < until) {
                producer.send(new ProducerRecord<>(TOPIC, value), (_, failure) -> {
                    if (failure == null) {
                        acknowledged.incrementAndGet();
                    }
                });
            }
            producer.flush();
        }
        return acknowledged.get() / (double) EACH.toSeconds();
    }

    public void print(PrintStream out) {
        out.println("limits of the bare parts on this machine, in this run");
        out.printf(
                "  PostgreSQL              %,.0f durable single-row commits/s (%d connections)%n",
                commitsPerSecond, CONNECTIONS);
        out.printf("  Kafka                   %,.0f records/s of 1 KB, acks=all%n", recordsPerSecond);
    }
}
