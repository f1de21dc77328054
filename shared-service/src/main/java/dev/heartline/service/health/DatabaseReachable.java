package dev.heartline.service.health;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.heartline.messaging.loop.BackgroundLoop;

/**
 * Asks the database in the background, so that a probe costs it nothing and a short absence, as in a failover, doesn't
 * take all replicas out at once.
 */
@Readiness
@ApplicationScoped
class DatabaseReachable implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Pool pool;
    private final HealthConfig config;
    private final BackgroundLoop loop;
    private volatile long answeredAt = System.nanoTime();

    DatabaseReachable(Pool pool, HealthConfig config) {
        this.pool = pool;
        this.config = config;
        this.loop = new BackgroundLoop("database-probe", 1, config.databaseEvery(), this::ask);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private boolean ask() {
        pool.query("select 1").execute().await().atMost(PATIENCE);
        answeredAt = System.nanoTime();
        return false;
    }

    @Override
    public HealthCheckResponse call() {
        var silent = Duration.ofNanos(System.nanoTime() - answeredAt);
        return HealthCheckResponse.named("database")
                .status(silent.compareTo(config.databaseGrace()) <= 0)
                .withData("secondsSinceItAnswered", silent.toSeconds())
                .build();
    }
}
