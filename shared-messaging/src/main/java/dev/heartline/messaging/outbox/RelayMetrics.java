package dev.heartline.messaging.outbox;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** How many events left, and how long they lay in the outbox, by topic. */
final class RelayMetrics {

    private final MeterRegistry registry;

    RelayMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param since they were read */
    void relayed(List<OutboxRecord> rows, Duration since) {
        for (OutboxRecord row : rows) {
            Timer.builder("heartline.outbox.relay")
                    .description("From the writing of an event to its acknowledgement by the broker")
                    .tag("topic", row.topic())
                    .register(registry)
                    .record(row.waited().plus(since));
        }
    }
}
