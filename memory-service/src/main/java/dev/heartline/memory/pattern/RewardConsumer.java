package dev.heartline.memory.pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.EventType;
import dev.heartline.messaging.consume.EventConsumer;

/** Notes which rewards are to be texted: what users do once the text has arrived tells whether that reached them. */
@ApplicationScoped
class RewardConsumer {

    private final EventConsumer consumer;
    private final NotedOnce noted;

    RewardConsumer(EventConsumer consumer, NotedOnce noted) {
        this.consumer = consumer;
        this.noted = noted;
    }

    @Incoming("reward-triggered")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message, EventType.REWARD_TRIGGERED, event -> noted.note(event, Interaction.of(event.body())));
    }
}
