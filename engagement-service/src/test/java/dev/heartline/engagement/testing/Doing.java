package dev.heartline.engagement.testing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.SmsIntent;

/** What users do, as it is told. */
public final class Doing {

    private Doing() {}

    public static Event<BehaviorRecorded> of(UUID user, BehaviorKind kind, String subject, Instant at) {
        return of(user, kind, subject, at, Map.of());
    }

    public static Event<BehaviorRecorded> of(
            UUID user, BehaviorKind kind, String subject, Instant at, Map<String, String> attributes) {
        return Event.of(
                EventType.BEHAVIOR_RECORDED, new BehaviorRecorded(Ids.next(), user, kind, at, subject, attributes));
    }

    /** What sms-service reads from a text. */
    public static Event<BehaviorRecorded> readFrom(
            Event<SmsReceived> text, BehaviorKind kind, String subject, Map<String, String> facts) {
        var message = text.body().messageId();
        var attributes = new HashMap<>(facts);
        attributes.put("source", "sms");
        attributes.put("message_id", message.toString());
        return Event.of(
                        EventType.BEHAVIOR_RECORDED,
                        new BehaviorRecorded(
                                Ids.derived("behavior", message),
                                text.body().userId(),
                                kind,
                                text.body().receivedAt(),
                                subject,
                                attributes))
                .withId(Ids.derived("behavior.recorded", message));
    }

    public static Event<SmsReceived> text(UUID user, SmsIntent intent, boolean crisis) {
        return text(user, intent, crisis, Instant.now());
    }

    public static Event<SmsReceived> text(UUID user, SmsIntent intent, boolean crisis, Instant at) {
        return Event.of(
                EventType.SMS_RECEIVED,
                new SmsReceived(
                        Ids.next(),
                        user,
                        Ids.next(),
                        "twilio",
                        "some words",
                        at,
                        intent,
                        0.9,
                        null,
                        null,
                        false,
                        crisis));
    }
}
