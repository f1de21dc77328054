package dev.heartline.care.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.messaging.loop.BackgroundLoop;

/**
 * How many alerts wait for a human, and for how long the oldest of them has: what to be woken by where no webhook is
 * configured. Each replica tells the same, so take the maximum.
 */
@ApplicationScoped
class AlertMetrics {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String OPEN =
            "select count(*) as open, min(raised_at) as oldest from care_alerts where state = 'open'";

    private final Pool pool;
    private final Clock clock;
    private final BackgroundLoop loop;
    private volatile Open open = new Open(0, Optional.empty());

    private record Open(long count, Optional<Instant> oldest) {

        static Open read(Row row) {
            var oldest = row.getOffsetDateTime("oldest");
            return new Open(row.getLong("open"), oldest == null ? Optional.empty() : Optional.of(oldest.toInstant()));
        }
    }

    AlertMetrics(Pool pool, Clock clock, MeterRegistry registry) {
        this.pool = pool;
        this.clock = clock;
        this.loop = new BackgroundLoop("care-alert-metrics", 1, EVERY, this::look);
        Gauge.builder("heartline.care.alerts.open", this, metrics -> metrics.open.count())
                .description("Alerts that nobody has acknowledged")
                .register(registry);
        Gauge.builder("heartline.care.alerts.oldest", this, AlertMetrics::oldestAge)
                .description("How long the oldest of them has waited; 0 where there is none")
                .baseUnit("seconds")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private boolean look() {
        open = pool.query(OPEN)
                .execute()
                .map(rows -> Open.read(rows.iterator().next()))
                .await()
                .atMost(PATIENCE);
        return false;
    }

    private double oldestAge() {
        return open.oldest()
                .map(since ->
                        Math.max(0, Duration.between(since, clock.instant()).toMillis()) / 1000.0)
                .orElse(0.0);
    }
}
