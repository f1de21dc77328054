package dev.heartline.memory.ingest;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.memory.exchange.Known;
import dev.heartline.memory.pattern.Interaction;
import dev.heartline.messaging.consume.EventConsumer;

/** Remembers phone calls. */
@ApplicationScoped
class CallConsumer {

    private final EventConsumer consumer;
    private final ReadingThreads threads;
    private final Ingest ingest;

    CallConsumer(EventConsumer consumer, ReadingThreads threads, Ingest ingest) {
        this.consumer = consumer;
        this.threads = threads;
        this.ingest = ingest;
    }

    @Incoming("call-completed")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message,
                EventType.CALL_COMPLETED,
                event -> threads.run(() -> exchange(event))
                        .chain(said -> said.map(exchange -> ingest.take(event, exchange, Interaction.of(event.body())))
                                .orElseGet(() -> ingest.note(event, Interaction.of(event.body())))));
    }

    /** Empty where nobody we know said anything. */
    private static Optional<Exchange> exchange(Event<CallCompleted> event) {
        CallCompleted call = event.body();
        var conversation = new Conversation(call.turns().stream()
                .map(turn -> new Turn(turn.seq(), turn.speaker(), turn.text(), turn.at()))
                .toList());
        boolean userSpoke =
                conversation.userTurns().stream().anyMatch(turn -> !turn.text().isBlank());
        return call.userId() == null || !userSpoke ? Optional.empty() : Optional.of(exchange(call, conversation));
    }

    private static Exchange exchange(CallCompleted call, Conversation conversation) {
        Instant began = Optional.ofNullable(call.answeredAt()).orElse(call.initiatedAt());
        return new Exchange(
                call.userId(),
                SourceType.PHONE_CALL,
                call.callId(),
                call.callId(),
                began,
                call.endedAt().isBefore(began) ? began : call.endedAt(),
                conversation,
                Known.of(call));
    }
}
