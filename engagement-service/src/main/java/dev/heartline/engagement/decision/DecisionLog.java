package dev.heartline.engagement.decision;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.Ruling;
import dev.heartline.engagement.policy.arm.Arm;
import dev.heartline.engagement.policy.ratio.RatioDraw;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.policy.arm.ArmChoice;
import dev.heartline.service.policy.arm.Posterior;

/** Every decision with its reason and its odds: what "why did I get this?" and off-policy evaluation read. */
@ApplicationScoped
public class DecisionLog {

    /** The day after is measured of whoever may be rewarded, won or lost, and of the holdout. */
    private static final String APPEND = """
            with measured as (
              insert into next_day_outcomes (decision_id, user_id, action, held_out, day, decided_at)
              select $1, $2, $4, $9 = 'holdout', $20::date, $19
              where $4 not in ('hook', 'social_proof', 'leaderboard') and ($8 = 'passed' or $9 = 'holdout')
            )
            insert into reward_decisions
              (id, user_id, event_id, action, source_type, source_id, policy_version, gate_verdict, reason, eligible_arms,
               propensities, posteriors, chosen_arm, chance, attempt, draw_u, arm_u, action_at, decided_at,
               features, shadow_version, shadow_propensities, shadow_arm)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $21, $22, $23, $24)
            """;

    /** Index reward_decisions_user. */
    private static final String OF_USER = """
            select d.*, t.id as reward_id
            from reward_decisions d left join dopamine_triggers t on t.decision_id = d.id
            where d.user_id = $1 %s
            order by d.decided_at desc, d.id desc
            limit $2
            """;

    private static final String LATEST = OF_USER.formatted("");
    private static final String LATEST_BEFORE = OF_USER.formatted(
            "and (d.decided_at, d.id) < (select decided_at, id from reward_decisions where user_id = $1 and id = $3)");

    private final Pool pool;

    DecisionLog(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> append(PlainTransaction transaction, Decision decision) {
        var occasion = decision.occasion();
        var ruling = decision.ruling();
        var draw = draw(ruling);
        var choice = ruling.learned();
        var shadowed = decision.standing().versions().shadow();
        return append(
                transaction,
                new LogEntry(
                        decision.id(),
                        occasion.userId(),
                        occasion.eventId(),
                        occasion.action(),
                        occasion.sourceType(),
                        occasion.sourceId(),
                        decision.standing().versions().active().wireName(),
                        !(ruling instanceof Ruling.Refused),
                        ruling.reason(),
                        eligible(ruling),
                        ruling.propensities(),
                        choice.map(DecisionLog::posteriors).orElseGet(Map::of),
                        ruling.chosen().map(Arm::key),
                        ruling.chance(),
                        draw.map(RatioDraw::attempt),
                        draw.map(RatioDraw::u),
                        choice.map(ArmChoice::u),
                        occasion.actionAt(),
                        decision.decidedAt(),
                        decision.day(),
                        features(decision),
                        decision.shadow()
                                .map(ruled -> new LogEntry.Shadow(
                                        shadowed.orElseThrow().wireName(),
                                        ruled.propensities(),
                                        ruled.chosen().map(Arm::key)))));
    }

    public Uni<Void> append(PlainTransaction transaction, LogEntry entry) {
        return transaction
                .sql(APPEND)
                .execute(Tuple.from(new Object[] {
                    entry.id(),
                    entry.userId(),
                    entry.eventId(),
                    entry.action().wireName(),
                    entry.sourceType().wireName(),
                    entry.sourceId(),
                    entry.policyVersion(),
                    entry.passed() ? "passed" : "refused",
                    entry.reason().wireName(),
                    entry.eligible().toArray(String[]::new),
                    odds(entry.propensities()),
                    posteriors(entry),
                    entry.chosen().orElse(null),
                    entry.chance(),
                    entry.attempt().orElse(null),
                    entry.drawU().orElse(null),
                    entry.armU().orElse(null),
                    entry.actionAt().atOffset(ZoneOffset.UTC),
                    entry.decidedAt().atOffset(ZoneOffset.UTC),
                    entry.day(),
                    new JsonObject(new LinkedHashMap<>(entry.features())),
                    entry.shadow().map(LogEntry.Shadow::version).orElse(null),
                    entry.shadow().map(shadow -> odds(shadow.propensities())).orElse(null),
                    entry.shadow().flatMap(LogEntry.Shadow::chosen).orElse(null)
                }))
                .replaceWithVoid();
    }

    /** @param before a decision on the user that the page begins after, null for the latest */
    Uni<List<LoggedDecision>> of(UUID userId, int limit, UUID before) {
        return (before == null
                        ? pool.preparedQuery(LATEST).execute(Tuple.of(userId, limit))
                        : pool.preparedQuery(LATEST_BEFORE).execute(Tuple.of(userId, limit, before)))
                .map(rows -> rows.stream().map(LoggedDecision::read).toList());
    }

    private static Optional<RatioDraw> draw(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Lost(RatioDraw draw) -> Optional.of(draw);
            case Ruling.Won(RatioDraw draw, ArmChoice<Arm> _) -> Optional.of(draw);
            case Ruling.Given _, Ruling.Earned _, Ruling.Refused _ -> Optional.empty();
        };
    }

    private static List<String> eligible(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Won(RatioDraw _, ArmChoice<Arm> choice) -> arms(choice);
            case Ruling.Earned(var _, ArmChoice<Arm> choice) -> arms(choice);
            case Ruling.Given(var _, Arm arm) -> List.of(arm.key());
            case Ruling.Lost _, Ruling.Refused _ -> List.of();
        };
    }

    private static List<String> arms(ArmChoice<Arm> choice) {
        return choice.odds().stream().map(odds -> odds.arm().key()).toList();
    }

    private static Map<String, Posterior> posteriors(ArmChoice<Arm> choice) {
        var posteriors = new LinkedHashMap<String, Posterior>();
        choice.odds().forEach(odds -> posteriors.put(odds.arm().key(), odds.posterior()));
        return posteriors;
    }

    private static JsonObject odds(Map<String, Double> odds) {
        var json = new JsonObject();
        odds.forEach(json::put);
        return json;
    }

    /** What whoever asks why is told, besides what has a column. */
    private static Map<String, Object> features(Decision decision) {
        var standing = decision.standing();
        var features = new LinkedHashMap<String, Object>();
        features.put("same_within_hour", standing.sameWithinHour());
        features.put("misses", standing.misses());
        features.put("heavy", decision.occasion().heavy());
        features.put("harm", decision.occasion().harm());
        features.put("first_call", !standing.checkedInBefore());
        return features;
    }

    private static JsonObject posteriors(LogEntry entry) {
        var json = new JsonObject();
        entry.posteriors()
                .forEach((arm, known) ->
                        json.put(arm, new JsonArray().add(known.alpha()).add(known.beta())));
        return json;
    }
}
