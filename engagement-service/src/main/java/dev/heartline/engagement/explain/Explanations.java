package dev.heartline.engagement.explain;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.explain.PlainWords;
import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.engagement.policy.social.ProofType;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.TriggerType;
import dev.heartline.events.vocabulary.WireNamed;

/** Reads the decision log and says it in words. Nothing is computed anew: what is told is what was decided. */
@ApplicationScoped
class Explanations {

    private static final String REWARD = """
            select d.*, t.trigger_type, t.trigger_name, t.delay_from_action_seconds
            from dopamine_triggers t join reward_decisions d on d.id = t.decision_id where t.id = $1
            """;

    private static final String HOOK = """
            select d.*, h.hook_type from engagement_hooks h join reward_decisions d on d.id = h.decision_id where h.id = $1
            """;

    private static final String PROOF = """
            select d.*, t.proof_type from social_proof_triggers t join reward_decisions d on d.id = t.decision_id where t.id = $1
            """;

    private final Pool pool;

    Explanations(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Explanation>> ofReward(UUID rewardId) {
        return pool.preparedQuery(REWARD)
                .execute(Tuple.of(rewardId))
                .map(rows -> rows.stream().map(Explanations::reward).findFirst());
    }

    Uni<Optional<Explanation>> ofHook(UUID hookId) {
        return pool.preparedQuery(HOOK)
                .execute(Tuple.of(hookId))
                .map(rows -> rows.stream().map(Explanations::hook).findFirst());
    }

    /** Empty also for what was told before its decisions were written down. */
    Uni<Optional<Explanation>> ofProof(UUID proofId) {
        return pool.preparedQuery(PROOF)
                .execute(Tuple.of(proofId))
                .map(rows -> rows.stream().map(Explanations::proof).findFirst());
    }

    private static Explanation reward(Row row) {
        var reason = WireNamed.of(Reason.class, row.getString("reason"));
        boolean learned = !row.getJsonObject("posteriors").isEmpty();
        double chance = row.getDouble("chance");
        var look = Optional.of(learned)
                .filter(it -> it && chance > 0)
                .map(_ -> propensities(row).get(row.getString("chosen_arm")) / chance);
        var mechanic = mechanic(WireNamed.of(TriggerType.class, row.getString("trigger_type")), reason);
        return new Explanation(
                row.getUUID("id"),
                row.getUUID("user_id"),
                PlainWords.whyReward(reason, learned),
                PlainWords.whenReward(
                        WireNamed.of(Action.class, row.getString("action")),
                        Duration.ofSeconds(row.getInteger("delay_from_action_seconds"))),
                PlainWords.oddsOfReward(chance, Optional.ofNullable(row.getInteger("attempt")), look),
                PlainWords.withoutIt(mechanic),
                mechanic,
                details(row));
    }

    private static Explanation hook(Row row) {
        var type = WireNamed.of(HookType.class, row.getString("hook_type"));
        var features = row.getJsonObject("features");
        return new Explanation(
                row.getUUID("id"),
                row.getUUID("user_id"),
                PlainWords.whyHook(type, Optional.ofNullable(features.getBoolean("stacked"))),
                PlainWords.whenHook(
                        Optional.ofNullable(features.getInteger("local_hour")),
                        Optional.ofNullable(features.getLong("hours_since_anything"))
                                .map(Duration::ofHours)),
                PlainWords.oddsOfHook(propensities(row).getOrDefault(type.wireName(), 0.0)),
                PlainWords.withoutIt(Mechanic.HOOKS),
                Mechanic.HOOKS,
                details(row));
    }

    private static Explanation proof(Row row) {
        return new Explanation(
                row.getUUID("id"),
                row.getUUID("user_id"),
                PlainWords.whyProof(WireNamed.of(ProofType.class, row.getString("proof_type"))),
                PlainWords.whenProof(row.getJsonObject("features").getInteger("local_hour")),
                PlainWords.oddsOfProof(row.getArrayOfStrings("eligible_arms").length),
                PlainWords.withoutIt(Mechanic.SOCIAL_PROOF),
                Mechanic.SOCIAL_PROOF,
                details(row));
    }

    private static Mechanic mechanic(TriggerType type, Reason reason) {
        return switch (type) {
            case STREAK_MILESTONE -> Mechanic.STREAKS;
            case LEVEL_UP -> Mechanic.LEVELS;
            case BADGE_UNLOCK -> reason == Reason.MILESTONE_REACHED ? Mechanic.MILESTONES : Mechanic.BADGES;
            case SURPRISE_REWARD -> Mechanic.SURPRISE_REWARDS;
            case SOCIAL_RECOGNITION -> Mechanic.SOCIAL_RECOGNITION;
        };
    }

    private static Explanation.Details details(Row row) {
        return new Explanation.Details(
                row.getString("policy_version"),
                row.getString("reason"),
                row.getString("chosen_arm"),
                List.of(row.getArrayOfStrings("eligible_arms")),
                new TreeMap<>(row.getJsonObject("features").getMap()),
                propensities(row),
                posteriors(row.getJsonObject("posteriors")),
                row.getInteger("attempt"),
                row.getDouble("draw_u"),
                row.getDouble("arm_u"),
                row.getString("shadow_version"),
                row.getString("shadow_arm"),
                row.getOffsetDateTime("action_at").toInstant(),
                row.getOffsetDateTime("decided_at").toInstant());
    }

    private static Map<String, Double> propensities(Row row) {
        var propensities = new TreeMap<String, Double>();
        row.getJsonObject("propensities")
                .forEach(odds -> propensities.put(odds.getKey(), ((Number) odds.getValue()).doubleValue()));
        return propensities;
    }

    private static Map<String, List<Double>> posteriors(JsonObject json) {
        var posteriors = new LinkedHashMap<String, List<Double>>();
        json.forEach(arm -> {
            var counts = (JsonArray) arm.getValue();
            posteriors.put(arm.getKey(), List.of(counts.getDouble(0), counts.getDouble(1)));
        });
        return posteriors;
    }
}
