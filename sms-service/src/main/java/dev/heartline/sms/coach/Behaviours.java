package dev.heartline.sms.coach;

import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.ai.message.LogReader;
import dev.heartline.ai.message.Logged;
import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;

/**
 * Tells what people log by text as {@code behavior.recorded}: once, as the text itself is told. What an edit says is the behaviour
 * that its text told of, and not another one.
 */
@ApplicationScoped
class Behaviours {

    private final LogReader logs;

    Behaviours(LogReader logs) {
        this.logs = logs;
    }

    Uni<Void> tell(PlainTransaction transaction, UUID userId, TextHeard text) {
        return logs.read(text.body(), text.intent(), text.sentiment().orElse(null))
                .map(logged -> transaction.publish(event(userId, text, logged)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Event<BehaviorRecorded> event(UUID userId, TextHeard text, Logged logged) {
        var received = text.received();
        var facts = new HashMap<>(logged.facts());
        facts.put("source", "sms");
        facts.put("message_id", text.saidFirstIn().toString());
        var data = new BehaviorRecorded(
                Ids.derived("behavior", text.saidFirstIn()),
                userId,
                logged.kind(),
                received.at().minus(Duration.ofDays(logged.daysAgo())),
                logged.subject().orElse(null),
                facts,
                text.sentiment().orElse(null));
        return Event.of(EventType.BEHAVIOR_RECORDED, data)
                .withId(Ids.derived("behavior.recorded", received.messageId()));
    }
}
