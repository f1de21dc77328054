package dev.heartline.messaging.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;

/** The relays of this process. */
@ApplicationScoped
public class OutboxRelays {

    /** A relay that waits for the broker is interrupted; this is how long it may take to let go of its bucket. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final List<Wakeup> wakeups;
    private final List<BucketRelay> relays;
    private final List<Thread> threads = new ArrayList<>();

    public OutboxRelays(
            OutboxConfig config,
            Pool pool,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry registry) {
        wakeups = IntStream.range(0, config.relays())
                .mapToObj(_ -> new Wakeup(config.idleMin(), config.idleMax()))
                .toList();
        var metrics = new RelayMetrics(registry);
        relays = wakeups.stream()
                .map(wakeup -> new BucketRelay(
                        pool, new KafkaEventSender(kafka, config.ackTimeout()), config.batch(), wakeup, metrics))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        for (BucketRelay relay : relays) {
            threads.add(
                    Thread.ofVirtual().name("outbox-relay-" + threads.size()).start(relay));
        }
    }

    /** Says that an event was committed here, so that it leaves at once rather than at the next look. */
    public void nudge() {
        wakeups.forEach(Wakeup::nudge);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        relays.forEach(BucketRelay::stop);
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(GRACE);
        }
    }
}
