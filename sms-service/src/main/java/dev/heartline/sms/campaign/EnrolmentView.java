package dev.heartline.sms.campaign;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.WireNamed;

/**
 * Somebody in a campaign, and how far they are.
 *
 * @param status {@code active}, {@code completed}, {@code stopped} or {@code held_out}: held out they are never texted
 * @param nextStep that they are to get, counted from 0
 * @param nextStepAt when that is due; null where no step is
 * @param endReason why they were taken out; null for all others
 * @param endedAt when they came to the end or were taken out; null before
 */
@Schema(name = "CampaignEnrolment")
record EnrolmentView(
        UUID userId,
        String status,
        int nextStep,
        @Nullable Instant nextStepAt,
        Instant enrolledAt,
        @Nullable EndReason endReason,
        @Nullable Instant endedAt) {

    static EnrolmentView read(Row row) {
        return new EnrolmentView(
                row.getUUID("user_id"),
                row.getString("status"),
                row.getInteger("next_step"),
                instant(row, "next_step_at"),
                row.getOffsetDateTime("enrolled_at").toInstant(),
                Optional.ofNullable(row.getString("end_reason"))
                        .map(name -> WireNamed.of(EndReason.class, name))
                        .orElse(null),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
