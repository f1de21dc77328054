package dev.heartline.messaging.outbox;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How events leave a service. */
@ConfigMapping(prefix = "heartline.outbox")
public interface OutboxConfig {

    /** Relays in this process; 0 leaves the work to other replicas. */
    @WithDefault("2")
    int relays();

    /** Rows that a relay takes from its bucket at once. */
    @WithDefault("500")
    int batch();

    /** The shortest wait between two looks at an idle outbox; it doubles up to {@link #idleMax()}. */
    @WithDefault("25ms")
    Duration idleMin();

    /** The longest wait between two looks at an idle outbox: what finds rows that another replica left behind. */
    @WithDefault("1s")
    Duration idleMax();

    /** How long a relay waits for the broker before it lets go of its bucket and starts over; 25 seconds at most. */
    @WithDefault("10s")
    Duration ackTimeout();

    /** The largest event, in bytes of JSON; a larger one is refused in its transaction. Below Kafka's 1 MiB default. */
    @WithDefault("900000")
    int maxEventBytes();
}
