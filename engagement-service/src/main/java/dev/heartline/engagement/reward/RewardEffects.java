package dev.heartline.engagement.reward;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.gate.Action;
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

    /** One interval for each action that may be rewarded: what they fail by together is 0.05, so each may fail by its part of it. */
    private static final ConfidenceSequence SEQUENCE = new ConfidenceSequence(
            0.05 / Arrays.stream(Action.values()).filter(Action::mayBeRewarded).count(), 1000);

    /**
     * What is due stands in the table: a restart forgets no timer. Another habit is no repetition, another lesson is. Replicas count in
     * one order, so that none waits for the other in a ring. Index variable_rewards_unmeasured.
     */
    private static final String REPEATS = """
            with due as (
              select v.id, v.user_id, trigger_action, coalesce(v.action_at, v.created_at) as at,
                coalesce(action_day, (v.created_at at time zone 'UTC')::date) as day, btrim(done.subject) as subject
              from variable_rewards v
                left join reward_decisions d on d.id = v.decision_id
                left join behavior_events done on trigger_action = 'habit_completed' and done.id = d.source_id
              where user_repeated_action_within_hour is null
                and coalesce(v.action_at, v.created_at) <= $1::timestamptz - $2 * interval '1 second'
              order by coalesce(v.action_at, v.created_at) limit 200
              for update of v skip locked
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
                    and (trigger_action <> 'habit_completed' or coalesce(btrim(b.subject), '') = coalesce(due.subject, ''))
                    and b.occurred_at > due.at and b.occurred_at <= due.at + interval '1 hour') end as repeated
              from due
            ), counted as (
              insert into user_outcome_metrics as known (user_id, day, metric, value, updated_at)
              select user_id, day, 'repeats_within_hour', count(*), $1 from judged where repeated
              group by user_id, day order by user_id, day
              on conflict (user_id, metric, day) do update set
                value = known.value + excluded.value, updated_at = excluded.updated_at
            ), written as (
              update variable_rewards v set user_repeated_action_within_hour = repeated from judged where v.id = judged.id
            )
            select count(*)::int as settled from due
            """;

    /**
     * Indexes next_day_outcomes_unsettled, and the primary key of user_outcome_metrics. The holdout is added up day by day: what a
     * reward is compared with takes no more rows where there are more users. A comparison that can't be made leaves the column null. What
     * nobody reported by then was not engaged with, as evaluation takes it: else whoever reports only the good teaches only good. But
     * where it was to be texted and nobody knows of an arrival, nobody may have seen it.
     */
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
            ), added as (
              insert into holdout_days as known (action, settled_on, days, done)
              select action, ($1::timestamptz at time zone 'UTC')::date, count(*), sum(active) from measured
              where held_out group by action order by action
              on conflict (action, settled_on) do update set days = known.days + excluded.days, done = known.done + excluded.done
            ), holdout as (
              select action, sum(done)::float8 / sum(days) as mean from holdout_days
              where settled_on > ($1::timestamptz at time zone 'UTC')::date - 90
              group by action having sum(days) >= $3
            ), compared as (
              update dopamine_triggers t set
                increased_next_day_engagement = case when mean is not null then active > mean end,
                silence_counted = reward_category is not null and user_engaged is null
                  and (shown_at is not null or 'sms' <> all(channels))
              from measured left join holdout using (action) where t.decision_id = measured.decision_id
              returning reward_category, reward_type, reward_intensity, silence_counted
            ), learned as (
              insert into reward_arms as known (reward_category, reward_type, reward_intensity, successes, failures)
              select reward_category, reward_type, reward_intensity, 0, count(*) from compared where silence_counted
              group by 1, 2, 3 order by 1, 2, 3
              on conflict (reward_category, reward_type, reward_intensity) do update set
                failures = known.failures + excluded.failures
            )
            select count(*)::int as settled from due
            """;

    /**
     * All occasions of those who may be rewarded, won or lost, beside all of the holdout: who wins sooner or later has kept at it until
     * then, and is no fair comparison. Each user counts once, by the mean of the days after what they did within two weeks: what one
     * does many times is no independent evidence. They count once these weeks are over and settled: from then on their value never
     * changes, and neither does the beginning, so that the interval holds however often it is looked at. Reads the year:
     * for an operator, and seldom.
     */
    private static final String EFFECT = """
            with met as (
              select action, user_id, held_out, decided_at, settled_at, next_day_active,
                min(decided_at) over (partition by action, user_id, held_out) as met_at
              from next_day_outcomes where decided_at >= $1
            ), whole as (
              select action, held_out, avg((next_day_active > 0)::int)::float8 as active
              from met where met_at < $2::timestamptz - interval '18 days' and decided_at < met_at + interval '14 days'
              group by action, user_id, held_out having bool_and(settled_at is not null)
            )
            select action,
              count(*) filter (where not held_out) as open,
              coalesce(sum(active) filter (where not held_out), 0) as open_active,
              count(*) filter (where held_out) as held_out,
              coalesce(sum(active) filter (where held_out), 0) as held_out_active
            from whole group by action order by action
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

    /** @param since a beginning that stays the same for whoever looks again */
    Uni<List<RewardEffect>> effects(Instant since, Instant now) {
        return pool.preparedQuery(EFFECT)
                .execute(Tuple.of(Timestamps.of(since), Timestamps.of(now)))
                .map(rows -> rows.stream()
                        .map(row -> RewardEffect.of(
                                row.getString("action"),
                                new Observed(row.getLong("open"), row.getDouble("open_active")),
                                new Observed(row.getLong("held_out"), row.getDouble("held_out_active")),
                                SEQUENCE))
                        .toList());
    }
}
