package dev.heartline.engagement.decision;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.EventType;
import dev.heartline.messaging.consume.EventConsumer;

/** Every finished call of a known user is decided on; a call of nobody we know leaves no trace. */
@ApplicationScoped
class CallConsumer {

    private final EventConsumer consumer;
    private final RewardDecisions decisions;

    CallConsumer(EventConsumer consumer, RewardDecisions decisions) {
        this.consumer = consumer;
        this.decisions = decisions;
    }

    @Incoming("call-completed")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message, EventType.CALL_COMPLETED, event -> decisions.decide(event, Occasions.ofCall(event)));
    }
}
