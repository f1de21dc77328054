package dev.heartline.engagement.hook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.Urgency;

/**
 * A hook, and what came of it. What came of it is null as long as it isn't known, which it is a day later.
 *
 * @param decisionId why, in the decisions of the user
 * @param expiresAt when it is no longer true; null where it stays true
 * @param deliveredVia `push`, `sms`, `in_app_badge`, `call`: by what it is known to have reached them, the first first; as long as nothing is
 *     known, by what it was to, best first. A text of which nobody knows within a day is none
 * @param deliveredAt when it reached them first, as far as it is known, else when it was handed to its channels
 * @param userReturned whether the user did anything within 24 hours
 * @param timeToReturnMinutes from the delivery to the first thing they did
 * @param actionCompleted whether they did what the hook was about, before it expired
 */
@Schema(name = "Hook")
record HookView(
        UUID hookId,
        UUID userId,
        @Nullable UUID decisionId,
        @Schema(implementation = HookType.class) String hookType,
        String hookMessage,
        @Schema(implementation = Urgency.class) String urgencyLevel,
        @Nullable Instant expiresAt,
        List<String> deliveredVia,
        @Nullable Instant deliveredAt,
        @Nullable Boolean userReturned,
        @Nullable Integer timeToReturnMinutes,
        @Nullable Boolean actionCompleted) {

    static HookView read(Row row) {
        return new HookView(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getUUID("decision_id"),
                row.getString("hook_type"),
                row.getString("hook_message"),
                row.getString("urgency_level"),
                instant(row, "expires_at"),
                List.of(row.getArrayOfStrings("delivered_via")),
                instant(row, "delivered_at"),
                row.getBoolean("user_returned"),
                row.getInteger("time_to_return_minutes"),
                row.getBoolean("action_completed"));
    }

    private static Instant instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
