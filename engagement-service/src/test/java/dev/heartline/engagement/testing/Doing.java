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
import dev.heartline.events.vocabulary.BehaviorRevision;
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

    /** What sms-service makes of an edit of a text: what it logs now, or that it logs nothing any more. */
    public static Event<BehaviorRecorded> revised(
            Event<SmsReceived> text,
            BehaviorRevision revision,
            BehaviorKind kind,
            String subject,
            Instant at,
            Map<String, String> facts) {
        var attributes = new HashMap<>(facts);
        attributes.put("message_id", text.body().messageId().toString());
        return Event.of(
                EventType.BEHAVIOR_RECORDED,
                new BehaviorRecorded(
                        Ids.derived("behavior", text.body().messageId()),
                        text.body().userId(),
                        kind,
                        at,
                        subject,
                        attributes,
                        null,
                        revision));
    }

    public static Event<SmsReceived> edit(Event<SmsReceived> text, SmsIntent intent) {
        return Event.of(
                EventType.SMS_RECEIVED,
                new SmsReceived(
                        Ids.next(),
                        text.body().userId(),
                        text.body().conversationId(),
                        "twilio",
                        "other words",
                        text.body().receivedAt().plusSeconds(60),
                        intent,
                        0.9,
                        null,
                        null,
                        false,
                        false,
                        text.body().messageId()));
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
