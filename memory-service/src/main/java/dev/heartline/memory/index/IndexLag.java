package dev.heartline.memory.index;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.memory.embedding.Purpose;
import dev.heartline.memory.index.IndexQueue.Backlog;

/**
 * How far the index trails, as gauges that stay true when the indexer itself has died: {@code
 * heartline.memory.turn.index.lag} (age in seconds of what waits longest) and {@code .waiting} (how many wait), and the
 * same of summaries.
 */
@ApplicationScoped
class IndexLag {

    private static final Logger LOG = Logger.getLogger(IndexLag.class);

    private final List<IndexQueue> queues;
    private final Map<Purpose, Backlog> last = new ConcurrentHashMap<>();

    IndexLag(@All List<IndexQueue> queues, MeterRegistry registry) {
        this.queues = queues;
        for (IndexQueue queue : queues) {
            Purpose purpose = queue.purpose();
            String name = "heartline.memory." + purpose.tag() + ".index.";
            Gauge.builder(name + "lag", () -> age(purpose)).baseUnit("seconds").register(registry);
            Gauge.builder(name + "waiting", () -> waiting(purpose)).register(registry);
        }
    }

    /** Without the database the lag goes on growing from what was seen last. */
    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return Multi.createFrom()
                .iterable(queues)
                .onItem()
                .transformToUniAndConcatenate(
                        queue -> queue.backlog().invoke(backlog -> last.put(queue.purpose(), backlog)))
                .collect()
                .asList()
                .onFailure()
                .invoke(failure -> LOG.debugf("The backlog is not known: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private double age(Purpose purpose) {
        return backlog(purpose)
                .oldest()
                .map(oldest -> Duration.between(oldest, Instant.now()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private double waiting(Purpose purpose) {
        return backlog(purpose).waiting();
    }

    private Backlog backlog(Purpose purpose) {
        return last.getOrDefault(purpose, Backlog.NONE);
    }
}
