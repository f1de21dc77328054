package dev.heartline.memory.episode;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * A memory as it is now.
 *
 * @param occurredAt when the moment happened
 * @param emotionalValence -1..1, null where it can't be told
 */
public record EpisodicMemory(
        UUID id,
        MemoryType type,
        String description,
        Instant occurredAt,
        Instant learnedAt,
        SourceType sourceType,
        UUID sourceId,
        MemoryStrength strength,
        int timesReferenced,
        Double emotionalValence,
        List<String> tags) {

    static final String COLUMNS = """
            m.id, m.memory_type, m.memory_description, m.original_timestamp, m.learned_at, m.source_type, m.source_id,
            m.stability, m.difficulty, m.last_reinforced_at, m.times_referenced, m.emotional_valence, m.tags
            """;

    /** Holds for what is true as far as we know; {@code now()} is the database's. */
    public static final String CURRENT = """
            m.superseded_at is null and m.valid_to is null and (m.expires_at is null or m.expires_at > now())
            """;

    static EpisodicMemory read(Row row) {
        return new EpisodicMemory(
                row.getUUID("id"),
                WireNamed.of(MemoryType.class, row.getString("memory_type")),
                row.getString("memory_description"),
                row.getOffsetDateTime("original_timestamp").toInstant(),
                row.getOffsetDateTime("learned_at").toInstant(),
                WireNamed.of(SourceType.class, row.getString("source_type")),
                row.getUUID("source_id"),
                new MemoryStrength(
                        row.getDouble("stability"),
                        row.getDouble("difficulty"),
                        row.getOffsetDateTime("last_reinforced_at").toInstant()),
                row.getInteger("times_referenced"),
                row.getDouble("emotional_valence"),
                Arrays.asList(row.getArrayOfStrings("tags")));
    }

    Wording wording() {
        return Wording.of(description);
    }
}
