package dev.heartline.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import dev.heartline.events.vocabulary.BehaviorKind;

/**
 * Something the user did, seen by the host application.
 *
 * @param occurredAt when it happened, which may be days before it is reported
 * @param subject what it was about, for example the habit's name; null where there is nothing to name
 * @param attributes further facts by name; values are strings
 */
public record BehaviorRecorded(
        UUID behaviorId,
        UUID userId,
        BehaviorKind kind,
        Instant occurredAt,
        String subject,
        Map<String, String> attributes)
        implements EventData {

    public BehaviorRecorded {
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }
}
