package dev.heartline.engagement;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;

/** Everything that this service holds about a user. What users made of the arms stays: it is counts, nobody is in it. */
@ApplicationScoped
class EngagementData implements UserDataOwner {

    /** What refers to a decision goes before the decisions; the days after before the rewards, as where both are written. */
    private static final List<String> TABLES = List.of(
            "variable_rewards",
            "next_day_outcomes",
            "dopamine_triggers",
            "hook_rounds",
            "engagement_hooks",
            "social_proof_triggers",
            "reward_decisions",
            "user_levels",
            "predictive_nudges",
            "user_outcome_metrics",
            "experiment_exposures",
            "variable_ratio_state",
            "mechanic_opt_outs",
            "behavior_events",
            "streak_days",
            "streaks",
            "hook_looks",
            "coach_contacts",
            "week_standings",
            "leaderboard_names",
            "progress_milestones",
            "milestone_progress",
            "weight_goals",
            "distress_quiet",
            "crisis_quiet_periods");

    /** A place of somebody who is gone is free again. */
    private static final String GIVE_BACK_PLACES = """
            with gone as (delete from challenge_places where user_id = $1 returning challenge_id)
            update challenges set taken = taken - 1 where id in (select challenge_id from gone)
            """;

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction.sql(GIVE_BACK_PLACES).execute(Tuple.of(userId)).chain(() -> emptied(transaction, userId));
    }

    private static Uni<Void> emptied(PlainTransaction transaction, UUID userId) {
        return Multi.createFrom()
                .iterable(TABLES)
                .onItem()
                .transformToUniAndConcatenate(table -> transaction
                        .sql("delete from " + table + " where user_id = $1")
                        .execute(Tuple.of(userId)))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
