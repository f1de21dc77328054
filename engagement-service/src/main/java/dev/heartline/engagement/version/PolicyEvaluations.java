package dev.heartline.engagement.version;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.Ruling;
import dev.heartline.evaluation.offpolicy.LoggedChoice;
import dev.heartline.evaluation.offpolicy.OffPolicyEstimate;
import dev.heartline.service.time.Timestamps;

/** Off-policy evaluation over our own decision log: of versions that were the shadow of the one that decided. */
@ApplicationScoped
class PolicyEvaluations {

    private static final int MOST_ROWS = 100_000;

    /**
     * A reward is worth 1 where the host reported that the user engaged with it; not reported within a day is 0. Younger ones don't
     * count even where it was reported: those that were not are still missing beside them. Nor does what was to be texted and may
     * never have arrived.
     */
    private static final String REWARDS = """
            select d.chosen_arm as chosen, d.propensities, d.shadow_propensities,
              case when t.user_engaged then 1.0::float8 else 0.0::float8 end as reward
            from reward_decisions d join dopamine_triggers t on t.decision_id = d.id
            where d.shadow_version = $1 and d.decided_at > $2
              and d.decided_at < $3::timestamptz - interval '24 hours'
              and (t.shown_at is not null or 'sms' <> all(t.channels))
            order by d.decided_at desc, d.id desc limit $4
            """;

    /** A round is worth 1 where the user came back within a day. One whose hook may never have arrived doesn't count. */
    private static final String HOOKS = """
            select coalesce(d.chosen_arm, 'nothing') as chosen, d.propensities, d.shadow_propensities,
              case when r.returned then 1.0::float8 else 0.0::float8 end as reward
            from reward_decisions d join hook_rounds r on r.decision_id = d.id
            where d.shadow_version = $1 and d.decided_at > $2 and r.settled_at is not null and r.settled_at <= $3
              and not r.unseen
            order by d.decided_at desc, d.id desc limit $4
            """;

    private final Pool pool;

    PolicyEvaluations(Pool pool) {
        this.pool = pool;
    }

    Uni<OffPolicyEstimate> of(PolicyArea area, String version, Instant since, Instant now) {
        var sql = switch (area) {
            case REWARDS -> REWARDS;
            case HOOKS -> HOOKS;
        };
        return pool.preparedQuery(sql)
                .execute(Tuple.of(version, Timestamps.of(since), Timestamps.of(now), MOST_ROWS))
                // A hundred thousand rows are no work for an event loop.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> rows.stream().map(row -> read(area, row)).toList())
                .map((List<LoggedChoice> log) -> OffPolicyEstimate.of(log));
    }

    private static LoggedChoice read(PolicyArea area, Row row) {
        return new LoggedChoice(
                row.getString("chosen"),
                odds(area, row.getJsonObject("propensities")),
                odds(area, row.getJsonObject("shadow_propensities")),
                row.getDouble("reward"));
    }

    private static Map<String, Double> odds(PolicyArea area, JsonObject json) {
        return switch (area) {
            case REWARDS -> givenSomething(odds(json));
            case HOOKS -> odds(json);
        };
    }

    /** Rewards are rows of draws that were won: the odds are those of which, where it is known that there is one. */
    private static Map<String, Double> givenSomething(Map<String, Double> odds) {
        odds.remove(Ruling.NOTHING);
        double sum = odds.values().stream().mapToDouble(Double::doubleValue).sum();
        odds.replaceAll((arm, chance) -> chance / sum);
        return odds;
    }

    private static Map<String, Double> odds(JsonObject json) {
        var odds = new HashMap<String, Double>();
        json.forEach(each -> odds.put(each.getKey(), ((Number) each.getValue()).doubleValue()));
        return odds;
    }
}
