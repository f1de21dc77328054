package dev.heartline.messaging.consume;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/**
 * The events whose effect failed and is tried again, seen from outside: a fault that never passes must not block a partition
 * unseen. {@code heartline.events.waiting} is their number, {@code heartline.events.waiting.age} the seconds that the oldest of
 * them waits.
 */
final class WaitingEvents {

    private static final Logger LOG = Logger.getLogger(WaitingEvents.class);
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    private final Map<String, Wait> waiting = new ConcurrentHashMap<>();

    WaitingEvents(MeterRegistry registry) {
        Gauge.builder("heartline.events.waiting", waiting, Map::size)
                .description("Events that wait in place for a failure to pass")
                .register(registry);
        Gauge.builder("heartline.events.waiting.age", this, WaitingEvents::oldest)
                .baseUnit("seconds")
                .description("How long the oldest of them waits")
                .register(registry);
    }

    /** Warns at the first failure of an event, and then once a minute for as long as it waits. */
    void failed(Arrival record, Throwable failure) {
        Instant now = Instant.now();
        Wait before = waiting.get(record.position());
        if (before != null && before.told().plus(BETWEEN_WARNINGS).isAfter(now)) {
            return;
        }
        Instant since = before == null ? now : before.since();
        waiting.put(record.position(), new Wait(since, now));
        LOG.warnf(
                "%s has to wait (for %d s so far): %s",
                record.position(), Duration.between(since, now).toSeconds(), Failures.described(failure));
    }

    void done(Arrival record) {
        waiting.remove(record.position());
    }

    private double oldest() {
        Instant now = Instant.now();
        return waiting.values().stream()
                .mapToDouble(wait -> Duration.between(wait.since(), now).toMillis() / 1000.0)
                .max()
                .orElse(0);
    }

    private record Wait(Instant since, Instant told) {}
}
