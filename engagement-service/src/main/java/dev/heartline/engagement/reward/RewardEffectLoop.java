package dev.heartline.engagement.reward;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;

import dev.heartline.messaging.loop.BackgroundLoop;

/** Looks back on rewards once what came of them is known. Every replica may: rows are claimed one by one. */
@ApplicationScoped
class RewardEffectLoop {

    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RewardEffects effects;
    private final Pool pool;
    private final Clock clock;
    private final BackgroundLoop loop = new BackgroundLoop("reward-effects", 1, IDLE, this::step);

    RewardEffectLoop(RewardEffects effects, Pool pool, Clock clock) {
        this.effects = effects;
        this.pool = pool;
        this.clock = clock;
    }

    /** @return whether anything was settled */
    boolean step() {
        var now = clock.instant();
        int repeats = pool.withTransaction(connection -> effects.settleRepeats(connection, now))
                .await()
                .atMost(PATIENCE);
        int days = pool.withTransaction(connection -> effects.settleNextDays(connection, now))
                .await()
                .atMost(PATIENCE);
        return repeats + days > 0;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }
}
