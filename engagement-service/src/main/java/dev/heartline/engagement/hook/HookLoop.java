package dev.heartline.engagement.hook;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;

import dev.heartline.engagement.lapse.LapsePredictions;
import dev.heartline.messaging.loop.BackgroundLoop;

/** Considers whoever is due, and settles what came of the rounds of the day before. Every replica may: users are locked one by one. */
@ApplicationScoped
class HookLoop {

    private static final Logger LOG = Logger.getLogger(HookLoop.class);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BATCH = 20;

    private final Hooks hooks;
    private final HookArms arms;
    private final LapsePredictions predictions;
    private final Pool pool;
    private final Clock clock;
    private final BackgroundLoop loop = new BackgroundLoop("hooks", 1, IDLE, this::step);

    HookLoop(Hooks hooks, HookArms arms, LapsePredictions predictions, Pool pool, Clock clock) {
        this.hooks = hooks;
        this.arms = arms;
        this.predictions = predictions;
        this.pool = pool;
        this.clock = clock;
    }

    private boolean step() {
        int settled = pool.withTransaction(connection -> arms.settle(connection, clock.instant()))
                .await()
                .atMost(PATIENCE);
        settled += pool.withTransaction(connection -> predictions.settle(connection, clock.instant()))
                .await()
                .atMost(PATIENCE);
        var due = hooks.due(BATCH).await().atMost(PATIENCE);
        due.forEach(this::consider);
        return settled > 0 || !due.isEmpty();
    }

    /** Whom we stumble over waits, and doesn't keep the others waiting. */
    private void consider(UUID user) {
        try {
            hooks.consider(user).await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            LOG.error("Somebody can't be considered for a hook, and is considered later", e);
            hooks.postpone(user).await().atMost(PATIENCE);
        }
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }
}
