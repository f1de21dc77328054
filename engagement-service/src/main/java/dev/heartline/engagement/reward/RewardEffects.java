package dev.heartline.engagement.reward;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.evaluation.sequential.ConfidenceSequence;
import dev.heartline.evaluation.sequential.Observed;
import dev.heartline.service.time.Timestamps;

/** What rewards lead to: within the hour, and on the day after, beside those who get none for good. */
@ApplicationScoped
class RewardEffects {

    /** Later than the hour itself, as what is done in it may be told a little late. */
    private static final Duration HOUR_IS_TOLD = Duration.ofHours(2);

    /** By then the day after has ended in every zone. */
    private static final Duration DAY_AFTER_IS_OVER = Duration.ofHours(72);

    /** Fewer of the holdout are no comparison. */
    static final int FEWEST_HELD_OUT = 20;

    private static final ConfidenceSequence SEQUENCE = new ConfidenceSequence(0.05, 1000);

    /** What is due stands in the table: a restart forgets no timer. Index variable_rewards_unmeasured. */
    private static final String REPEATS = """
            with due as (
              select id, user_id, trigger_action, coalesce(action_at, created_at) as at,
                coalesce(action_day, (created_at at time zone 'UTC')::date) as day
              from variable_rewards
              where user_repeated_action_within_hour is null
                and coalesce(action_at, created_at) <= $1::timestamptz - $2 * interval '1 second'
              order by coalesce(action_at, created_at) limit 200
              for update skip locked
            ), judged as (
              select due.*, case trigger_action
                when 'coaching_call' then exists (
                  select from reward_decisions d
                  where d.user_id = due.user_id and d.action = 'check_in'
                    and d.action_at > due.at and d.action_at <= due.at + interval '1 hour')
                else exists (
                  select from behavior_events b
                  where b.user_id = due.user_id
                    and b.kind = case trigger_action when 'app_check_in' then 'check_in' else trigger_action end
                    and b.occurred_at > due.at and b.occurred_at <= due.at + interval '1 hour') end as repeated
              from due
            ), counted as (
              insert into user_outcome_metrics as known (user_id, day, metric, value, updated_at)
              select user_id, day, 'repeats_within_hour', count(*), $1 from judged where repeated group by user_id, day
              on conflict (user_id, metric, day) do update set
                value = known.value + excluded.value, updated_at = excluded.updated_at
            ), written as (
              update variable_rewards v set user_repeated_action_within_hour = repeated from judged where v.id = judged.id
            )
            select count(*)::int as settled from due
            """;

    /** Index next_day_outcomes_unsettled. A comparison that can't be made leaves the column null. */
    private static final String NEXT_DAYS = """
            with due as (
              select * from next_day_outcomes
              where settled_at is null and decided_at <= $1::timestamptz - $2 * interval '1 second'
              order by decided_at limit 200
              for update skip locked
            ), measured as (
              select due.*, coalesce((
                select value::int from user_outcome_metrics m
                where m.user_id = due.user_id and m.metric = 'active' and m.day = due.day + 1), 0) as active
              from due
            ), settled as (
              update next_day_outcomes o set next_day_active = active, settled_at = $1
              from measured where o.decision_id = measured.decision_id
            ), holdout as (
              select action, avg(next_day_active) as mean from next_day_outcomes
              where held_out and settled_at > $1::timestamptz - interval '90 days'
              group by action having count(*) >= $3
            ), compared as (
              update dopamine_triggers t set increased_next_day_engagement = active > mean
              from measured join holdout using (action) where t.decision_id = measured.decision_id
            )
            select count(*)::int as settled from due
            """;

    /**
     * All occasions of those who may be rewarded, won or lost, beside all of the holdout: who wins sooner or later has kept at it until
     * then, and is no fair comparison. Each user counts once, by the mean of their days after: what one does many times is no
     * independent evidence. Index next_day_outcomes_settled.
     */
    private static final String EFFECT = """
            with users as (
              select action, user_id, held_out, avg((next_day_active > 0)::int)::float8 as active
              from next_day_outcomes where settled_at is not null and settled_at > $1
              group by action, user_id, held_out
            )
            select action,
              count(*) filter (where not held_out) as open,
              coalesce(sum(active) filter (where not held_out), 0) as open_active,
              count(*) filter (where held_out) as held_out,
              coalesce(sum(active) filter (where held_out), 0) as held_out_active
            from users group by action order by action
            """;

    private final Pool pool;

    RewardEffects(Pool pool) {
        this.pool = pool;
    }

    /** @return how many draws were looked back upon */
    Uni<Integer> settleRepeats(SqlClient client, Instant now) {
        return client.preparedQuery(REPEATS)
                .execute(Tuple.of(Timestamps.of(now), (double) HOUR_IS_TOLD.toSeconds()))
                .map(rows -> rows.iterator().next().getInteger("settled"));
    }

    /** @return how many days after were looked back upon */
    Uni<Integer> settleNextDays(SqlClient client, Instant now) {
        return client.preparedQuery(NEXT_DAYS)
                .execute(Tuple.of(Timestamps.of(now), (double) DAY_AFTER_IS_OVER.toSeconds(), FEWEST_HELD_OUT))
                .map(rows -> rows.iterator().next().getInteger("settled"));
    }

    Uni<List<RewardEffect>> effects(Instant since) {
        return pool.preparedQuery(EFFECT)
                .execute(Tuple.of(Timestamps.of(since)))
                .map(rows -> rows.stream()
                        .map(row -> RewardEffect.of(
                                row.getString("action"),
                                new Observed(row.getLong("open"), row.getDouble("open_active")),
                                new Observed(row.getLong("held_out"), row.getDouble("held_out_active")),
                                SEQUENCE))
                        .toList());
    }
}
