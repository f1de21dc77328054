package dev.heartline.engagement.behavior;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.EventType;
import dev.heartline.messaging.consume.EventConsumer;

/** Who writes of what they did has checked in. What it was comes as {@code behavior.recorded}. */
@ApplicationScoped
class TextConsumer {

    private final EventConsumer consumer;
    private final Behaviors behaviors;
    private final HardTalks hardTalks;

    TextConsumer(EventConsumer consumer, Behaviors behaviors, HardTalks hardTalks) {
        this.consumer = consumer;
        this.behaviors = behaviors;
        this.hardTalks = hardTalks;
    }

    @Incoming("sms-received")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message,
                EventType.SMS_RECEIVED,
                event -> behaviors.take(event, Behavior.of(event.body())).chain(() -> hardTalks.received(event)));
    }
}
