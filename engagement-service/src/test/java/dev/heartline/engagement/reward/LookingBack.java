package dev.heartline.engagement.reward;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Pool;

/** Looks back on the days after at once, for tests that can't wait for the loop. */
@ApplicationScoped
public class LookingBack {

    private final RewardEffects effects;
    private final Pool pool;

    LookingBack(RewardEffects effects, Pool pool) {
        this.effects = effects;
        this.pool = pool;
    }

    public void onNextDays(Instant now) {
        while (pool.withTransaction(connection -> effects.settleNextDays(connection, now))
                        .await()
                        .indefinitely()
                > 0) {
            // until nothing is due
        }
    }
}
