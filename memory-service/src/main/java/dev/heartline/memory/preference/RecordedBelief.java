package dev.heartline.memory.preference;

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
 * Something that happened to a preference.
 *
 * @param position grows with each change; pages are read by it
 * @param preference as it was after the change, or as it was until then where it doesn't hold any more
 * @param holds whether it held after the change
 * @param occurredAt when it was said or done
 * @param recordedAt when we learned it
 * @param changedById the subject of the token; null where a conversation changed it, or what the user does
 * @param sourceType null where it was changed by hand
 */
@Schema(name = "PreferenceHistoryEntry")
public record RecordedBelief(
        long position,
        LearnedPreference preference,
        Kind change,
        boolean holds,
        Instant occurredAt,
        Instant recordedAt,
        AuthorKind changedBy,
        @Nullable String changedById,
        @Nullable SourceType sourceType,
        @Nullable UUID sourceId,
        @Nullable String reason) {

    /** What happened. */
    @Schema(name = "PreferenceHistoryChange")
    public enum Kind implements WireNamed {
        LEARNED,
        /** Told again. */
        REINFORCED,
        /** Something else was told, which didn't outweigh it. */
        CONTRADICTED,
        /** Something else holds since. */
        SUPERSEDED,
        RESTORED,
        /** The user says how it is. */
        CORRECTED,
        CONFIRMED,
        /** Never was. */
        DENIED
    }

    static RecordedBelief read(Row row) {
        return new RecordedBelief(
                row.getLong("seq"),
                LearnedPreference.read(row),
                WireNamed.of(Kind.class, row.getString("change")),
                row.getBoolean("holds"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                WireNamed.of(AuthorKind.class, row.getString("changed_by")),
                row.getString("changed_by_id"),
                Optional.ofNullable(row.getString("source_type"))
                        .map(name -> WireNamed.of(SourceType.class, name))
                        .orElse(null),
                row.getUUID("source_id"),
                row.getString("reason"));
    }
}
