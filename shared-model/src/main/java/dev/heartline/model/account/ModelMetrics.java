package dev.heartline.model.account;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import dev.heartline.model.ask.ModelCall;

/** How models do, by task and by what came of it. */
final class ModelMetrics {

    private final MeterRegistry registry;

    ModelMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(ModelCall call) {
        var task = Tags.of("task", call.task().wireName());
        registry.timer("heartline.model.requests", task.and("outcome", outcome(call)))
                .record(call.whole());
        if (call.firstWords() != null) {
            registry.timer("heartline.model.first.words", task).record(call.firstWords());
        }
        registry.counter("heartline.model.tokens", task.and("direction", "in"))
                .increment(call.tokens().in());
        registry.counter("heartline.model.tokens", task.and("direction", "out"))
                .increment(call.tokens().out());
        registry.counter("heartline.model.cost.micros", task)
                .increment(call.costMicros().doubleValue());
    }

    void lost(int calls) {
        registry.counter("heartline.model.calls.unnoted").increment(calls);
    }

    static String outcome(ModelCall call) {
        return call.fault() == null ? "used" : call.fault().wireName();
    }
}
