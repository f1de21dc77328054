package dev.heartline.service.health;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a replica counts as alive, and when as ready. */
@ConfigMapping(prefix = "heartline.health")
public interface HealthConfig {

    /** So long the database may be away, or give no connection, before the replica is not ready. A failover is shorter. */
    @WithDefault("10s")
    Duration databaseGrace();

    /** How often the database is asked. */
    @WithDefault("2s")
    Duration databaseEvery();

    /**
     * A new replica is ready once its consumers have reached the broker; after so long it is ready without them, because a
     * broker that is away must not keep calls and texts out.
     */
    @WithDefault("30s")
    Duration subscriptionGrace();

    /** No step of a background loop takes so long; beyond, the loop counts as dead and the replica as not alive. */
    @WithDefault("10m")
    Duration longestStep();
}
