package dev.heartline.engagement.experiment;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.experiment.Judgement;
import dev.heartline.engagement.policy.experiment.Measure;
import dev.heartline.engagement.policy.experiment.Outcome;
import dev.heartline.evaluation.sequential.Observed;
import dev.heartline.service.time.Timestamps;

/** What came of an experiment, from {@code user_outcome_metrics}. */
@ApplicationScoped
class ExperimentOutcomes {

    /**
     * Who met it eleven days ago has had their seven days in every zone, and what is told late of them, up to 72 hours, is told: a value
     * that counts doesn't change. Of those who met it within nine days before it was stopped, some of the days were no longer under their
     * variant: they don't count. The metrics are found by their primary key.
     */
    private static final String OUTCOMES = """
            with ripe as (
              select e.variant, days.*
              from experiment_exposures e, lateral (
                select
                  count(*) filter (where metric = 'active' and day = e.exposed_on + 1) as next_day,
                  count(*) filter (where metric = 'active' and day > e.exposed_on) as active_days,
                  count(*) filter (where metric = 'opt_outs') as opted_out,
                  count(*) filter (where metric = 'repeats_within_hour') as repeated
                from user_outcome_metrics m
                where m.user_id = e.user_id and m.metric in ('active', 'opt_outs', 'repeats_within_hour')
                  and m.value > 0 and m.day between e.exposed_on and e.exposed_on + 7) days
              where e.experiment_id = $1 and e.exposed_at < least(
                $2::timestamptz - interval '11 days', $3::timestamptz - interval '9 days')
            ), met as (
              select variant, count(*) as exposed from experiment_exposures where experiment_id = $1 group by variant
            ), sums as (
              select variant, count(*) as ripe, coalesce(sum(next_day), 0)::float8 as active_next_day,
                coalesce(sum(active_days), 0)::float8 / 7 as active_days,
                count(*) filter (where opted_out > 0)::float8 as opted_out,
                count(*) filter (where repeated > 0)::float8 as repeated_within_hour,
                count(*) filter (where active_days = 0)::float8 as lapsed
              from ripe group by variant
            )
            select met.variant, exposed, coalesce(ripe, 0) as ripe, active_next_day, active_days, opted_out,
              repeated_within_hour, lapsed
            from met left join sums using (variant)
            """;

    Uni<Judgement> judge(SqlClient client, Experiment experiment, Instant now) {
        return client.preparedQuery(OUTCOMES)
                .execute(Tuple.of(
                        experiment.experimentId(),
                        Timestamps.of(now),
                        experiment.stoppedAt() == null ? null : Timestamps.of(experiment.stoppedAt())))
                .map(rows -> {
                    var found = new HashMap<String, Row>();
                    rows.forEach(row -> found.put(row.getString("variant"), row));
                    return Judgement.of(
                            experiment.metric(),
                            experiment.guardrails(),
                            experiment.variants().stream()
                                    .map(variant -> found.containsKey(variant.name())
                                            ? new Outcome(
                                                    variant,
                                                    found.get(variant.name()).getLong("exposed"),
                                                    measured(found.get(variant.name())))
                                            : new Outcome(variant, 0, Map.of()))
                                    .toList());
                });
    }

    private static Map<Measure, Observed> measured(Row row) {
        var measured = new EnumMap<Measure, Observed>(Measure.class);
        long ripe = row.getLong("ripe");
        if (ripe > 0) {
            for (var measure : Measure.values()) {
                measured.put(measure, new Observed(ripe, row.getDouble(measure.wireName())));
            }
        }
        return measured;
    }
}
