package dev.heartline.engagement.behavior;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.BehaviorKind;

/**
 * Something that a user did, as REST shows it.
 *
 * @param zone where the user was, as far as is known
 * @param day the user's own day that it counts for
 * @param toldBy how we know
 */
@Schema(name = "Behavior")
record BehaviorView(
        UUID behaviorId,
        UUID userId,
        @Schema(implementation = BehaviorKind.class) String kind,
        @Nullable String subject,
        Map<String, String> attributes,
        Instant occurredAt,
        String zone,
        LocalDate day,
        @Schema(implementation = ToldBy.class) String toldBy,
        Instant receivedAt) {

    static BehaviorView read(Row row) {
        var attributes = new TreeMap<String, String>();
        row.getJsonObject("attributes").forEach(fact -> attributes.put(fact.getKey(), String.valueOf(fact.getValue())));
        return new BehaviorView(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("kind"),
                row.getString("subject"),
                attributes,
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("zone"),
                row.getLocalDate("streak_day"),
                row.getString("told_by"),
                row.getOffsetDateTime("received_at").toInstant());
    }
}
