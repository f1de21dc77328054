package dev.heartline.engagement.reward;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.RewardIntensity;
import dev.heartline.events.vocabulary.RewardType;
import dev.heartline.events.vocabulary.TriggerType;

/** A reward as REST shows it. What was not measured is null. */
@Schema(name = "Reward")
record GivenReward(
        UUID rewardId,
        UUID userId,
        UUID decisionId,
        @Schema(implementation = TriggerType.class) String triggerType,
        @Schema(implementation = Trigger.class) String triggerName,
        @Schema(implementation = RewardType.class) String rewardType,
        @Schema(implementation = RewardIntensity.class) String rewardIntensity,
        String message,
        @Schema(implementation = Channel[].class) List<String> channels,
        Instant deliveredAt,
        int delayFromActionSeconds,
        @Nullable Boolean userEngaged,
        @Nullable Integer engagementDurationSeconds,
        @Nullable Boolean increasedNextDayEngagement) {

    static GivenReward read(Row row) {
        return new GivenReward(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getUUID("decision_id"),
                row.getString("trigger_type"),
                row.getString("trigger_name"),
                row.getString("reward_type"),
                row.getString("reward_intensity"),
                row.getString("message"),
                List.of(row.getArrayOfStrings("channels")),
                row.getOffsetDateTime("delivered_at").toInstant(),
                row.getInteger("delay_from_action_seconds"),
                row.getBoolean("user_engaged"),
                row.getInteger("engagement_duration_seconds"),
                row.getBoolean("increased_next_day_engagement"));
    }
}
