package dev.heartline.call.live;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.heartline.ai.guard.GuardObserver;
import dev.heartline.ai.guard.Lapse;
import dev.heartline.ai.guard.Unfit;

/** How the conversations go. */
@ApplicationScoped
class LiveMetrics implements GuardObserver {

    private static final Logger LOG = Logger.getLogger(LiveMetrics.class);

    private final MeterRegistry registry;

    LiveMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void firstWords(String provider, Duration latency) {
        Timer.builder("heartline.call.reply")
                .description("From the caller's words, or the beginning of the line, to the coach's first words")
                .tag("provider", provider)
                .publishPercentileHistogram()
                .register(registry)
                .record(latency);
    }

    /** @param took null where there was no such stage */
    void stage(String provider, ReplyStage stage, @Nullable Duration took) {
        if (took != null) {
            Timer.builder("heartline.call.reply.stage")
                    .description("What a caller waits for until the coach's first words are under way")
                    .tag("provider", provider)
                    .tag("stage", stage.label())
                    .publishPercentileHistogram()
                    .register(registry)
                    .record(took);
        }
    }

    void coachFailed() {
        registry.counter("heartline.call.coach.failures").increment();
    }

    @Override
    public void withheld(Unfit reason) {
        registry.counter("heartline.call.coach.withheld", "reason", word(reason))
                .increment();
    }

    @Override
    public void replaced(Lapse why) {
        registry.counter("heartline.call.coach.replaced", "why", word(why)).increment();
    }

    @Override
    public void unjudged(Throwable failure) {
        LOG.error("What a caller said could not be judged", failure);
        registry.counter("heartline.call.coach.unjudged").increment();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    void observe(Collection<?> conversations) {
        registry.gauge("heartline.call.conversations", conversations, Collection::size);
    }
}
