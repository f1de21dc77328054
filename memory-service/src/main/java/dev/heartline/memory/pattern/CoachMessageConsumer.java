package dev.heartline.memory.pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.EventType;
import dev.heartline.messaging.consume.EventConsumer;

/** Notes what the coach wrote, pushed and showed, and whether users engaged with it. */
@ApplicationScoped
class CoachMessageConsumer {

    private final EventConsumer consumer;
    private final NotedOnce noted;

    CoachMessageConsumer(EventConsumer consumer, NotedOnce noted) {
        this.consumer = consumer;
        this.noted = noted;
    }

    @Incoming("coach-messaged")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message, EventType.COACH_MESSAGED, event -> noted.note(event, Interaction.of(event.body())));
    }
}
