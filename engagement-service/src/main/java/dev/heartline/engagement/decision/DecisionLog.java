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

import dev.heartline.engagement.policy.RewardPolicy;
import dev.heartline.engagement.policy.Ruling;
import dev.heartline.engagement.policy.arm.Arm;
import dev.heartline.engagement.policy.ratio.RatioDraw;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.policy.arm.ArmChoice;
import dev.heartline.service.policy.arm.Posterior;

/** Every decision with its reason and its odds: what "why did I get this?" and off-policy evaluation read. */
@ApplicationScoped
public class DecisionLog {

    private static final String APPEND = """
            insert into reward_decisions
              (id, user_id, event_id, action, source_type, source_id, policy_version, gate_verdict, reason, eligible_arms,
               propensities, posteriors, chosen_arm, chance, attempt, draw_u, arm_u, action_at, decided_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
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
        var choice = ruling instanceof Ruling.Won won ? Optional.of(won.choice()) : Optional.<ArmChoice<Arm>>empty();
        return append(
                transaction,
                new LogEntry(
                        decision.id(),
                        occasion.userId(),
                        occasion.eventId(),
                        occasion.action(),
                        occasion.sourceType(),
                        occasion.sourceId(),
                        RewardPolicy.VERSION,
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
                        decision.decidedAt()));
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
                    propensities(entry),
                    posteriors(entry),
                    entry.chosen().orElse(null),
                    entry.chance(),
                    entry.attempt().orElse(null),
                    entry.drawU().orElse(null),
                    entry.armU().orElse(null),
                    entry.actionAt().atOffset(ZoneOffset.UTC),
                    entry.decidedAt().atOffset(ZoneOffset.UTC)
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
            case Ruling.Given _, Ruling.Refused _ -> Optional.empty();
        };
    }

    private static List<String> eligible(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Won(RatioDraw _, ArmChoice<Arm> choice) ->
                choice.odds().stream().map(odds -> odds.arm().key()).toList();
            case Ruling.Given(var _, Arm arm) -> List.of(arm.key());
            case Ruling.Lost _, Ruling.Refused _ -> List.of();
        };
    }

    private static Map<String, Posterior> posteriors(ArmChoice<Arm> choice) {
        var posteriors = new LinkedHashMap<String, Posterior>();
        choice.odds().forEach(odds -> posteriors.put(odds.arm().key(), odds.posterior()));
        return posteriors;
    }

    private static JsonObject propensities(LogEntry entry) {
        var json = new JsonObject();
        entry.propensities().forEach(json::put);
        return json;
    }

    private static JsonObject posteriors(LogEntry entry) {
        var json = new JsonObject();
        entry.posteriors()
                .forEach((arm, known) ->
                        json.put(arm, new JsonArray().add(known.alpha()).add(known.beta())));
        return json;
    }
}
