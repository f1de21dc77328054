package dev.heartline.sms.campaign;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.events.vocabulary.WireNamed;

/**
 * A sequence of texts to a segment.
 *
 * @param enrolled everybody, also who is held out
 * @param completed who has come to its end
 * @param enrolling the segment is still being gone through, as of {@code enrolledUpto}
 */
record Campaign(
        UUID id,
        String name,
        Segment segment,
        List<CampaignStep> steps,
        CampaignStatus status,
        int holdoutPercent,
        boolean stopOnReply,
        int textsPerMinute,
        int enrolled,
        int heldOut,
        long completed,
        boolean enrolling,
        Optional<UUID> enrolledUpto,
        Optional<Instant> releasedUntil,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Instant createdAt,
        String createdBy) {

    static Campaign read(Row row) {
        return new Campaign(
                row.getUUID("id"),
                row.getString("campaign_name"),
                WireNamed.of(Segment.class, row.getString("target_user_segment")),
                ((JsonArray) row.getValue("message_sequence"))
                        .stream()
                                .map(step -> CampaignStep.read((JsonObject) step))
                                .toList(),
                WireNamed.of(CampaignStatus.class, row.getString("status")),
                row.getInteger("holdout_percent"),
                row.getBoolean("stop_on_reply"),
                row.getInteger("texts_per_minute"),
                row.getInteger("enrolled_users_count"),
                row.getInteger("held_out_count"),
                row.getLong("completed"),
                row.getBoolean("enrolling"),
                Optional.ofNullable(row.getUUID("enrolled_upto")),
                instant(row, "released_until"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    /** Whether the order is just this one: what a campaign is never changes. */
    boolean isWhatWasAskedFor(NewCampaign order) {
        return name.equals(order.name())
                && segment == order.segment()
                && steps.equals(order.steps())
                && holdoutPercent == order.holdoutPercent()
                && stopOnReply == order.stopOnReply()
                && textsPerMinute == order.textsPerMinute();
    }

    static JsonArray sequence(List<CampaignStep> steps) {
        return new JsonArray(steps.stream().map(CampaignStep::json).toList());
    }

    /** Of those who are texted, how many have come to its end: 0..1; empty where nobody is. */
    Optional<Double> completionRate() {
        int texted = enrolled - heldOut;
        return texted == 0 ? Optional.empty() : Optional.of((double) completed / texted);
    }
}
