package dev.heartline.engagement.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * A decision as REST explains it.
 *
 * @param why the reason in a sentence for the user
 * @param chosen for example {@code confetti/small}, null for nothing
 * @param chance 0..1, of getting anything
 * @param attempt draws since the last win, this one included; null where chance had no say
 * @param draw what was drawn, in [0, 1); a reward if below {@code chance}
 * @param propensities what could have come out, and how likely each was
 * @param rewardId the reward that followed, null for nothing
 */
@Schema(name = "Decision")
record LoggedDecision(
        UUID decisionId,
        UUID userId,
        UUID eventId,
        @Schema(implementation = Action.class) String action,
        @Schema(implementation = SourceType.class) String sourceType,
        UUID sourceId,
        String gateVerdict,
        @Schema(implementation = Reason.class) String reason,
        String why,
        @Nullable String chosen,
        double chance,
        @Nullable Integer attempt,
        @Nullable Double draw,
        List<String> eligible,
        Map<String, Double> propensities,
        String policyVersion,
        Instant actionAt,
        Instant decidedAt,
        @Nullable UUID rewardId) {

    static LoggedDecision read(Row row) {
        var reason = WireNamed.of(Reason.class, row.getString("reason"));
        var propensities = new TreeMap<String, Double>();
        row.getJsonObject("propensities")
                .forEach(odds -> propensities.put(odds.getKey(), ((Number) odds.getValue()).doubleValue()));
        return new LoggedDecision(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getUUID("event_id"),
                row.getString("action"),
                row.getString("source_type"),
                row.getUUID("source_id"),
                row.getString("gate_verdict"),
                reason.wireName(),
                reason.why(),
                row.getString("chosen_arm"),
                row.getDouble("chance"),
                row.getInteger("attempt"),
                row.getDouble("draw_u"),
                List.of(row.getArrayOfStrings("eligible_arms")),
                propensities,
                row.getString("policy_version"),
                row.getOffsetDateTime("action_at").toInstant(),
                row.getOffsetDateTime("decided_at").toInstant(),
                row.getUUID("reward_id"));
    }
}
