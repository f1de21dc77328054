package dev.heartline.engagement.milestone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.milestone.WeightGoal;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/**
 * {@code weight_goals}, and how far users are from theirs by what they log: of {@code weight_logged} the attribute {@code kg}, or
 * {@code value} with the {@code unit} {@code kg} or {@code lb}, as it is read from a text.
 */
@ApplicationScoped
class WeightGoals {

    private static final Duration LATELY = Duration.ofDays(28);

    /** By definition, since 1959. */
    private static final String KG_OF_A_POUND = "0.45359237";

    /** A goal is another one where it begins or ends elsewhere. What was reached on the way to one says nothing of the next. */
    private static final String SET = """
            with other as (
              select user_id from weight_goals
              where user_id = $1 and (start_kg, goal_kg) <> ($2::float8::numeric, $3::float8::numeric)
            ), rungs as (
              delete from progress_milestones
              where user_id in (select user_id from other) and milestone_type = 'weight_goal'
            ), way as (
              delete from milestone_progress
              where user_id in (select user_id from other) and milestone_type = 'weight_goal'
            )
            insert into weight_goals (user_id, start_kg, goal_kg, height_cm, set_at)
            values ($1, $2::float8, $3::float8, $4::float8, $5)
            on conflict (user_id) do update set
              start_kg = excluded.start_kg, goal_kg = excluded.goal_kg, height_cm = excluded.height_cm, set_at = excluded.set_at
            """;

    /**
     * What is no number, or in no unit we know, tells of no weight; half of what they weighed at the start, or half as much again, is
     * likelier a slip. Index behavior_events_user_time.
     */
    private static final String LATELY_LOGGED = """
            select g.start_kg, g.goal_kg, g.height_cm, weight.kg, b.occurred_at
            from weight_goals g join behavior_events b using (user_id)
            cross join lateral (
              select case when b.attributes ? 'kg' then b.attributes ->> 'kg' else b.attributes ->> 'value' end as said,
                case when b.attributes ? 'kg' or b.attributes ->> 'unit' = 'kg' then 1
                     when b.attributes ->> 'unit' = 'lb' then %s end as kg_each) told
            cross join lateral (
              select case when told.said ~ '^[0-9]{1,3}([.][0-9]{1,3})?$' then told.said::numeric * told.kg_each end as kg) weight
            where user_id = $1 and b.kind = 'weight_logged' and b.occurred_at > $2
              and weight.kg between g.start_kg * 0.5 and g.start_kg * 1.5
            order by b.occurred_at
            """.formatted(KG_OF_A_POUND);

    /** The transaction holds the user's lock. Another goal than before begins its ladder anew. */
    Uni<Void> set(PlainTransaction transaction, UUID userId, WeightGoal goal, Instant now) {
        return transaction
                .sql(SET)
                .execute(Tuple.of(userId, goal.startKg(), goal.goalKg(), goal.heightCm(), Timestamps.of(now)))
                .replaceWithVoid();
    }

    /** Per cent of the way; empty where there is no goal, no weight, or one that was lost too fast. */
    Uni<Optional<Double>> progress(PlainTransaction transaction, UUID userId, Instant now) {
        return transaction
                .sql(LATELY_LOGGED)
                .execute(Tuple.of(userId, Timestamps.of(now.minus(LATELY))))
                .map(WeightGoals::progress);
    }

    private static Optional<Double> progress(RowSet<Row> rows) {
        List<WeightGoal.Weight> lately = rows.stream()
                .map(row -> new WeightGoal.Weight(
                        row.getNumeric("kg").doubleValue(),
                        row.getOffsetDateTime("occurred_at").toInstant()))
                .toList();
        if (lately.isEmpty() || WeightGoal.isLostTooFast(lately)) {
            return Optional.empty();
        }
        return Optional.of(
                goal(rows.iterator().next()).progress(lately.getLast().kg()));
    }

    private static WeightGoal goal(Row row) {
        return new WeightGoal(
                row.getNumeric("start_kg").doubleValue(),
                row.getNumeric("goal_kg").doubleValue(),
                row.getNumeric("height_cm").doubleValue());
    }
}
