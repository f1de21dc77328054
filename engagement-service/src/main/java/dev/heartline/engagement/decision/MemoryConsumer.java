package dev.heartline.engagement.decision;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.EventType;
import dev.heartline.messaging.consume.EventConsumer;

/** New victories are decided on; other memories are none of our business. */
@ApplicationScoped
class MemoryConsumer {

    private final EventConsumer consumer;
    private final RewardDecisions decisions;

    MemoryConsumer(EventConsumer consumer, RewardDecisions decisions) {
        this.consumer = consumer;
        this.decisions = decisions;
    }

    @Incoming("memory-reinforced")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message,
                EventType.MEMORY_REINFORCED,
                event -> Occasions.ofMemory(event)
                        .map(victory -> decisions.decide(event, victory))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
