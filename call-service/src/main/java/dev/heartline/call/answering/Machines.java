package dev.heartline.call.answering;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.events.vocabulary.AnsweredBy;

/** Notes that a machine picked up where the network took it for a person. */
@ApplicationScoped
public class Machines {

    private final CallLifecycle lifecycle;
    private final MeterRegistry registry;

    Machines(CallLifecycle lifecycle, MeterRegistry registry) {
        this.lifecycle = lifecycle;
        this.registry = registry;
    }

    /** Known by its greeting. */
    public Uni<Void> answered(Call call) {
        return lifecycle
                .advance(
                        new CallReference.ById(call.id()),
                        CallSignal.of(CallStatus.IN_PROGRESS, Instant.now()).answeredBy(AnsweredBy.MACHINE))
                .invoke(() -> registry.counter("heartline.calls.machines", "by", "greeting")
                        .increment())
                .replaceWithVoid();
    }
}
