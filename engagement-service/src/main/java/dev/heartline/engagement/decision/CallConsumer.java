package dev.heartline.engagement.decision;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.engagement.policy.gate.Occasion;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.messaging.consume.EventConsumer;

/** Every finished call of a known user is decided on; a call of nobody we know leaves no trace. */
@ApplicationScoped
class CallConsumer {

    private final EventConsumer consumer;
    private final RewardDecisions decisions;
    private final List<CallListener> listeners;

    CallConsumer(EventConsumer consumer, RewardDecisions decisions, @All List<CallListener> listeners) {
        this.consumer = consumer;
        this.decisions = decisions;
        this.listeners = listeners;
    }

    @Incoming("call-completed")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message,
                EventType.CALL_COMPLETED,
                event -> Occasions.ofCall(event)
                        .map(call -> decisions.decide(event, call).chain(() -> tell(event, call)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> tell(Event<CallCompleted> event, Occasion call) {
        return Multi.createFrom()
                .iterable(listeners)
                .onItem()
                .transformToUniAndConcatenate(listener -> listener.ended(event, call))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
