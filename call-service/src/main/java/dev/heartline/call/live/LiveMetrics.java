package dev.heartline.call.live;

import java.time.Duration;
import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** How the conversations go. */
@ApplicationScoped
class LiveMetrics {

    private final MeterRegistry registry;
    private final Timer firstWords;

    LiveMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.firstWords = Timer.builder("heartline.call.reply")
                .description("From the caller's words, or the beginning of the line, to the coach's first words")
                .publishPercentileHistogram()
                .register(registry);
    }

    void firstWords(Duration latency) {
        firstWords.record(latency);
    }

    void coachFailed() {
        registry.counter("heartline.call.coach.failures").increment();
    }

    void observe(Collection<?> conversations) {
        registry.gauge("heartline.call.conversations", conversations, Collection::size);
    }
}
