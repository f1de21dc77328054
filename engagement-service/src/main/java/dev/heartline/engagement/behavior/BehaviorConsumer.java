package dev.heartline.engagement.behavior;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.EventType;
import dev.heartline.messaging.consume.EventConsumer;

/** What the host application saw. */
@ApplicationScoped
class BehaviorConsumer {

    private final EventConsumer consumer;
    private final Behaviors behaviors;

    BehaviorConsumer(EventConsumer consumer, Behaviors behaviors) {
        this.consumer = consumer;
        this.behaviors = behaviors;
    }

    @Incoming("behavior-recorded")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message,
                EventType.BEHAVIOR_RECORDED,
                event -> behaviors.take(event, Optional.of(Behavior.of(event.body()))));
    }
}
