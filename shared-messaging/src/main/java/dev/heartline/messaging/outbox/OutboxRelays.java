package dev.heartline.messaging.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;

import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.loop.Pace;
import dev.heartline.messaging.trace.EventTraces;

/** The relays of this process. */
@ApplicationScoped
public class OutboxRelays {

    /** Enough for what is on the wire to be acknowledged; a relay that waits for an absent broker is interrupted. */
    private static final Duration GRACE = Duration.ofMillis(500);

    /** A relay waits in its transaction, which the database ends after 30 idle seconds. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

    private final List<BucketRelay> relays;
    private final BackgroundLoop loop;

    public OutboxRelays(
            OutboxConfig config,
            Pool pool,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry registry,
            EventTraces traces) {
        if (config.ackTimeout().compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "heartline.outbox.ack-timeout is %s, which is more than %s: the database would end the transaction that waits"
                            .formatted(config.ackTimeout(), LONGEST_WAIT));
        }
        var metrics = new RelayMetrics(registry);
        relays = IntStream.range(0, config.relays())
                .mapToObj(_ -> new BucketRelay(
                        pool, new KafkaEventSender(kafka, config.ackTimeout(), traces), config.batch(), metrics))
                .toList();
        loop = new BackgroundLoop("outbox-relay", relays, new Pace(config.idleMin(), config.idleMax()), GRACE);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    /** Says that an event was committed here, so that it leaves at once rather than at the next look. */
    public void nudge() {
        loop.nudge();
    }

    /** After all who publish until the end, and before the pool closes. */
    void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) throws InterruptedException {
        loop.stop();
        relays.forEach(BucketRelay::close);
    }
}
