package dev.heartline.messaging.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.vertx.mutiny.sqlclient.Pool;

import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.loop.Pace;
import dev.heartline.messaging.trace.EventTraces;

import static org.apache.kafka.clients.producer.ProducerConfig.BOOTSTRAP_SERVERS_CONFIG;

/** Relays for a test, as many as it likes, each as if in a process of its own. */
final class Relays implements AutoCloseable {

    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(2);
    private static final Pace PACE = new Pace(Duration.ofMillis(5), Duration.ofMillis(50));

    private final Pool pool;
    private final Map<String, Object> kafka;
    private final List<BucketRelay> relays = new ArrayList<>();
    private final List<BackgroundLoop> loops = new ArrayList<>();

    Relays(Pool pool, String bootstrapServers) {
        this.pool = pool;
        this.kafka = Map.of(BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    }

    void start(int batch) {
        start(batch, UnaryOperator.identity());
    }

    /** @param disturb wraps the sender, to have something happen around it */
    void start(int batch, UnaryOperator<EventSender> disturb) {
        var relay = new BucketRelay(
                pool,
                disturb.apply(new KafkaEventSender(kafka, ACK_TIMEOUT, new EventTraces(OpenTelemetry.noop()))),
                batch,
                new RelayMetrics(new SimpleMeterRegistry()));
        relays.add(relay);
        var loop = new BackgroundLoop("relay-of-a-test", List.of(relay), PACE, Duration.ofMillis(1));
        loops.add(loop);
        loop.start();
    }

    @Override
    public void close() {
        loops.forEach(Relays::stop);
        relays.forEach(BucketRelay::close);
    }

    private static void stop(BackgroundLoop loop) {
        try {
            loop.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
