package dev.heartline.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.BehaviorRevision;
import dev.heartline.events.vocabulary.Sentiment;

/**
 * Something the user did, seen by the host application or told in a text.
 *
 * @param occurredAt when it happened, which may be days before it is reported
 * @param subject what it was about, for example the habit's name; null where there is nothing to name
 * @param attributes further facts by name; values are strings. With {@link #DAY} {@link #UNCERTAIN} it counts for no day in a row
 * @param sentiment how the words sounded in which the user told of it; null where nobody heard any
 * @param revision what it does to what was told before under the same {@code behaviorId}; null where it tells of it, and changes
 *     nothing that was told
 */
public record BehaviorRecorded(
        UUID behaviorId,
        UUID userId,
        BehaviorKind kind,
        Instant occurredAt,
        String subject,
        Map<String, String> attributes,
        Sentiment sentiment,
        BehaviorRevision revision)
        implements EventData {

    /** Attribute: whether it is certain that it was on the day of {@code occurredAt}. */
    public static final String DAY = "day";

    /** Value of {@link #DAY} for what was told of "the other day". */
    public static final String UNCERTAIN = "uncertain";

    /** Attribute: the text in which it was told, where it was. */
    public static final String MESSAGE = "message_id";

    public BehaviorRecorded {
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    /** What is told of for the first time. */
    public BehaviorRecorded(
            UUID behaviorId,
            UUID userId,
            BehaviorKind kind,
            Instant occurredAt,
            String subject,
            Map<String, String> attributes,
            Sentiment sentiment) {
        this(behaviorId, userId, kind, occurredAt, subject, attributes, sentiment, null);
    }

    /** What was seen, and not told in words. */
    public BehaviorRecorded(
            UUID behaviorId,
            UUID userId,
            BehaviorKind kind,
            Instant occurredAt,
            String subject,
            Map<String, String> attributes) {
        this(behaviorId, userId, kind, occurredAt, subject, attributes, null, null);
    }

    /** The identity of what a text tells of. */
    public static UUID toldIn(UUID messageId) {
        return Ids.derived("behavior", messageId);
    }

    /** Whether a text told of it, by its identity: whoever publishes may add any attribute. */
    public boolean wasTexted() {
        var text = attributes.get(MESSAGE);
        return text != null && behaviorId.equals(Ids.derived("behavior", text));
    }
}
