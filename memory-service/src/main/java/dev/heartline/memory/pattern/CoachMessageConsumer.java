package dev.heartline.memory.pattern;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.memory.episode.Memories;
import dev.heartline.messaging.consume.EventConsumer;

/** Notes what the coach wrote, pushed and showed, and whether users engaged with it, and counts the memories that its words name. */
@ApplicationScoped
class CoachMessageConsumer {

    private final EventConsumer consumer;
    private final NotedOnce noted;
    private final Memories memories;
    private final Clock clock;

    CoachMessageConsumer(EventConsumer consumer, NotedOnce noted, Memories memories, Clock clock) {
        this.consumer = consumer;
        this.noted = noted;
        this.memories = memories;
        this.clock = clock;
    }

    @Incoming("coach-messaged")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message,
                EventType.COACH_MESSAGED,
                event -> noted.note(
                        event,
                        Interaction.of(event.body()),
                        transaction -> memories.named(
                                transaction,
                                event.body().userId(),
                                SourceType.SMS,
                                event.body().messageId(),
                                event.body().memoryIds(),
                                event.body().sentAt(),
                                clock.instant())));
    }
}
