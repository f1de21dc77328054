package dev.heartline.messaging.backlog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.messaging.loop.BackgroundLoop;

/**
 * {@code heartline.backlog.waiting} (rows) and {@code heartline.backlog.age} (seconds, of what waits longest), by the tag
 * {@code backlog}. Looked up every few seconds and not when somebody asks, so that watching costs the same however often it
 * is done; the age grows in between, and goes on growing while the database can't be asked. Not a number until first looked up; one
 * that can't be looked up doesn't blind the others.
 */
@ApplicationScoped
public class BacklogGauges {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Pool pool;
    private final List<Backlog> backlogs;
    private final Map<String, Seen> last = new ConcurrentHashMap<>();
    private final List<Gauge> gauges = new ArrayList<>();
    private final MeterRegistry registry;
    private final BackgroundLoop loop;

    BacklogGauges(Pool pool, @All List<Backlog> backlogs, BacklogConfig config, MeterRegistry registry) {
        this.pool = pool;
        this.backlogs = backlogs;
        this.registry = registry;
        this.loop = new BackgroundLoop(
                "backlog-gauges",
                1,
                config.every(),
                BackgroundLoop.Step.each(backlogs.stream()
                        .map(backlog -> (BackgroundLoop.Step) () -> look(backlog))
                        .toList()));
        for (Backlog backlog : backlogs) {
            gauges.add(Gauge.builder(
                            "heartline.backlog.waiting", () -> seen(backlog).waiting())
                    .description("Rows that wait, counted up to " + Backlog.MOST)
                    .tag("backlog", backlog.name())
                    .register(registry));
            gauges.add(
                    Gauge.builder("heartline.backlog.age", () -> seen(backlog).age())
                            .description("Age of what waits longest")
                            .baseUnit("seconds")
                            .tag("backlog", backlog.name())
                            .register(registry));
        }
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    /** A registry outlives the application in tests, and of two gauges of one name it keeps the first. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
        gauges.forEach(registry::remove);
    }

    private boolean look(Backlog backlog) {
        Row row = pool.query(backlog.sql())
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next();
        last.put(
                backlog.name(),
                new Seen(
                        row.getLong("waiting"),
                        Optional.ofNullable(row.getOffsetDateTime("oldest")).map(oldest -> oldest.toInstant())));
        return false;
    }

    private Seen seen(Backlog backlog) {
        return last.getOrDefault(backlog.name(), Seen.NEVER);
    }

    private record Seen(double waiting, Optional<Instant> oldest) {

        /** Not zero, which would look well. */
        static final Seen NEVER = new Seen(Double.NaN, Optional.empty());

        double age() {
            return oldest.map(since ->
                            Math.max(0, Duration.between(since, Instant.now()).toMillis() / 1_000.0))
                    .orElse(Double.isNaN(waiting) ? Double.NaN : 0.0);
        }
    }
}
