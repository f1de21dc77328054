package dev.heartline.memory.ingest;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.memory.exchange.Known;
import dev.heartline.memory.pattern.Interaction;
import dev.heartline.messaging.consume.EventConsumer;

/** Remembers texts. An edit is the text that it replaces, told again in other words: what they don't say any more is taken back. */
@ApplicationScoped
class SmsConsumer {

    private final EventConsumer consumer;
    private final Ingest ingest;

    SmsConsumer(EventConsumer consumer, Ingest ingest) {
        this.consumer = consumer;
        this.ingest = ingest;
    }

    @Incoming("sms-received")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(message, EventType.SMS_RECEIVED, this::take);
    }

    private Uni<Void> take(Event<SmsReceived> event) {
        SmsReceived text = event.body();
        if (text.userId() == null || text.body() == null || text.body().isBlank()) {
            return ingest.note(event, Interaction.of(text));
        }
        return ingest.take(
                event,
                new Exchange(
                        text.userId(),
                        SourceType.SMS,
                        text.saidFirstIn(),
                        text.conversationId(),
                        text.receivedAt(),
                        text.receivedAt(),
                        Conversation.ofMessage(text.body(), text.receivedAt()),
                        Known.of(text)),
                Interaction.of(text));
    }
}
