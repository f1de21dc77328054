package dev.heartline.memory.episode;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.memory.authorship.AuthorKind;

/**
 * Something that happened to a memory.
 *
 * @param position grows with each change; pages are read by it
 * @param description of the memory
 * @param occurredAt when it was said or done
 * @param recordedAt when we learned it
 * @param changedById the subject of the token; null where a conversation changed it
 * @param sourceType null where it was changed by hand
 * @param stabilityBefore days until the strength falls to 0.9; null where the change has no effect on it
 */
@Schema(name = "MemoryHistoryEntry")
public record RecordedChange(
        long position,
        UUID memoryId,
        String description,
        Kind change,
        Instant occurredAt,
        Instant recordedAt,
        AuthorKind changedBy,
        @Nullable String changedById,
        @Nullable SourceType sourceType,
        @Nullable UUID sourceId,
        @Nullable Double stabilityBefore,
        @Nullable Double stabilityAfter,
        @Nullable String reason) {

    /** What happened. */
    @Schema(name = "MemoryHistoryChange")
    public enum Kind implements WireNamed {
        CREATED,
        /** Told again. */
        REINFORCED,
        /** Used by the coach; a reason says that the user took it up, which strengthens it. */
        REFERENCED,
        /** Something else holds since. */
        SUPERSEDED,
        RESTORED,
        /** Never was as it stood; what says it right took its place. */
        CORRECTED,
        CONFIRMED,
        /** Never was. */
        DENIED,
        PINNED,
        UNPINNED
    }

    static RecordedChange read(Row row) {
        return new RecordedChange(
                row.getLong("seq"),
                row.getUUID("memory_id"),
                row.getString("memory_description"),
                WireNamed.of(Kind.class, row.getString("change")),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                WireNamed.of(AuthorKind.class, row.getString("changed_by")),
                row.getString("changed_by_id"),
                Optional.ofNullable(row.getString("source_type"))
                        .map(name -> WireNamed.of(SourceType.class, name))
                        .orElse(null),
                row.getUUID("source_id"),
                row.getDouble("stability_before"),
                row.getDouble("stability_after"),
                row.getString("reason"));
    }
}
