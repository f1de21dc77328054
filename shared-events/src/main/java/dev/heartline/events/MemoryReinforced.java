package dev.heartline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.heartline.events.vocabulary.MemoryChange;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.SourceType;

/**
 * A memory was made, or evidence strengthened it.
 *
 * @param occurredAt when the remembered moment happened, not when it was learned
 * @param strength 0..1, retrievability right after the change
 * @param emotionalValence -1..1, null where it can't be told
 */
public record MemoryReinforced(
        UUID memoryId,
        UUID userId,
        MemoryChange change,
        MemoryType memoryType,
        String description,
        Instant occurredAt,
        SourceType sourceType,
        UUID sourceId,
        double strength,
        Double emotionalValence,
        List<String> tags)
        implements EventData {

    public MemoryReinforced {
        tags = tags == null ? List.of() : List.copyOf(tags);
    }
}
