package dev.heartline.memory.episode;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.MemoryReinforced;
import dev.heartline.events.vocabulary.MemoryChange;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.memory.exchange.Exchange;

/**
 * A memory as it is now.
 *
 * @param occurredAt when the moment happened
 * @param confidence 0..1, of who read it in the user's words
 * @param emotionalValence -1..1, null where it can't be told
 * @param expiresAt when it stops mattering, null where it just fades
 * @param pinned kept by hand: it neither fades nor expires
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
        double confidence,
        Double emotionalValence,
        List<String> tags,
        @Nullable Instant expiresAt,
        boolean pinned) {

    static final String COLUMNS = """
            m.id, m.memory_type, m.memory_description, m.original_timestamp, m.learned_at, m.source_type, m.source_id,
            m.stability, m.difficulty, m.last_reinforced_at, m.times_referenced, m.confidence, m.emotional_valence, m.tags,
            m.expires_at, m.pinned_at is not null as pinned
            """;

    /** Holds for what is true as far as we know, also where it doesn't matter any more. */
    static final String HOLDS = "m.superseded_at is null and m.valid_to is null";

    /**
     * Holds for what is true as far as we know, and still matters.
     *
     * @param now the statement's parameter that says when, for example {@code $2}
     */
    public static String current(String now) {
        return HOLDS
                + " and (m.expires_at is null or m.expires_at > %s::timestamptz or m.pinned_at is not null)"
                        .formatted(now);
    }

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
                row.getDouble("confidence"),
                row.getDouble("emotional_valence"),
                Arrays.asList(row.getArrayOfStrings("tags")),
                Optional.ofNullable(row.getOffsetDateTime("expires_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getBoolean("pinned"));
    }

    /** 0..1 */
    public double strengthAt(Instant time) {
        return pinned ? 1 : strength.at(time);
    }

    /** As strengthened by an exchange. */
    MemoryReinforced announced(Exchange exchange, double strengthNow) {
        return new MemoryReinforced(
                id,
                exchange.userId(),
                MemoryChange.REINFORCED,
                type,
                description,
                occurredAt,
                exchange.sourceType(),
                exchange.sourceId(),
                strengthNow,
                emotionalValence,
                tags);
    }

    Wording wording() {
        return Wording.of(description);
    }
}
