package dev.heartline.engagement.milestone;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.engagement.policy.milestone.MilestoneType;

/**
 * A rung of a ladder, reached or next.
 *
 * @param currentValue where the user was when it was reached, or is; days, lessons, habits, or per cent of the way to a goal
 * @param percentageComplete 0..100
 * @param chartUrl path of the chart, which takes the same token
 * @param celebrationImageUrl path of a picture to share; null until it is reached, and where there is nothing to share
 * @param sharedToSocial whether the host says that the user shared it; null where it doesn't say
 * @param nextMilestoneName what comes next, itself until it is reached; null behind the last
 * @param distanceToNext in the unit of the value
 * @param achievedAt null until it is reached
 */
@Schema(name = "Milestone")
record MilestoneView(
        UUID milestoneId,
        UUID userId,
        @Schema(implementation = MilestoneType.class) String milestoneType,
        String milestoneName,
        double currentValue,
        double goalValue,
        double percentageComplete,
        @Nullable String chartUrl,
        @Nullable String celebrationImageUrl,
        boolean shareable,
        @Nullable Boolean sharedToSocial,
        @Nullable String nextMilestoneName,
        @Nullable Double distanceToNext,
        @Nullable Instant achievedAt) {

    static MilestoneView read(Row row) {
        return new MilestoneView(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("milestone_type"),
                row.getString("milestone_name"),
                row.getNumeric("current_value").doubleValue(),
                row.getNumeric("goal_value").doubleValue(),
                row.getNumeric("percentage_complete").doubleValue(),
                row.getString("chart_url"),
                row.getString("celebration_image_url"),
                row.getBoolean("shareable"),
                row.getBoolean("shared_to_social"),
                row.getString("next_milestone_name"),
                Optional.ofNullable(row.getNumeric("distance_to_next"))
                        .map(Number::doubleValue)
                        .orElse(null),
                Optional.ofNullable(row.getOffsetDateTime("achieved_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }
}
