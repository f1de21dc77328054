package dev.heartline.care.desk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.care.alert.AlertState;
import dev.heartline.care.alert.AnswerState;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * An alert as operators see it.
 *
 * @param id the crisis'
 * @param userId null where no profile has the number, and where the user was erased
 * @param sourceId the call or text in which danger was heard: what was said is read there, unless it was erased
 * @param withdrawnAt when it turned out to be a false alarm, null where it didn't
 * @param answerId the text that carries the fixed answer; null on a call, and where none could be sent
 * @param acknowledgedBy the subject of the token; null while nobody has
 * @param closedBy the subject of the token; null while open, and where the person took the alarm back on the call
 * @param erasedAt when the user was erased, with all that was said; null where they weren't. The host application knows whom it
 *     asked to erase then
 */
@Schema(name = "Alert")
public record AlertView(
        UUID id,
        @Nullable UUID userId,
        CrisisKind kind,
        Channel channel,
        UUID sourceId,
        Instant raisedAt,
        @Nullable Instant withdrawnAt,
        AnswerState answer,
        @Nullable UUID answerId,
        AlertState state,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        @Nullable String note,
        @Nullable Instant erasedAt) {

    static AlertView read(Row row) {
        return new AlertView(
                row.getUUID("id"),
                row.getUUID("user_id"),
                WireNamed.of(CrisisKind.class, row.getString("kind")),
                WireNamed.of(Channel.class, row.getString("channel")),
                row.getUUID("source_id"),
                time(row, "raised_at"),
                time(row, "withdrawn_at"),
                WireNamed.of(AnswerState.class, row.getString("answer")),
                row.getUUID("answer_id"),
                WireNamed.of(AlertState.class, row.getString("state")),
                row.getString("acknowledged_by"),
                time(row, "acknowledged_at"),
                row.getString("closed_by"),
                time(row, "closed_at"),
                row.getString("note"),
                time(row, "erased_at"));
    }

    private static Instant time(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
