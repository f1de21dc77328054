package dev.heartline.engagement.reward;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.time.Timestamps;

/**
 * Takes down how users took their rewards, and lets the choice of the next ones learn from it. The latest report of a
 * reward counts, and it counts once.
 */
@ApplicationScoped
class EngagementReports {

    private static final String LOCK = "select * from dopamine_triggers where id = $1 and user_id = $2 for update";

    private static final String REPORT = """
            with before as (
              select t.user_id, coalesce(t.user_engaged, false) as engaged, o.day
              from dopamine_triggers t join next_day_outcomes o on o.decision_id = t.decision_id where t.id = $1
            ), counted as (
              insert into user_outcome_metrics as known (user_id, day, metric, value, updated_at)
              select user_id, day, 'rewards_engaged', case when $2 then 1 else 0 end, $5 from before where engaged <> $2
              on conflict (user_id, metric, day) do update set
                value = greatest(0, known.value + case when $2 then 1 else -1 end), updated_at = excluded.updated_at
            )
            update dopamine_triggers set user_engaged = $2, engagement_duration_seconds = $3, engagement_reported_at = $4,
              shown_at = coalesce(shown_at, $4)
            where id = $1 returning *
            """;

    /** A report that is taken back found its arm counted, so that only an update can subtract. */
    private static final String LEARN = """
            insert into reward_arms (reward_category, reward_type, reward_intensity, successes, failures)
            values ($1, $2, $3, greatest($4, 0), greatest($5, 0))
            on conflict (reward_category, reward_type, reward_intensity) do update
            set successes = reward_arms.successes + $4, failures = reward_arms.failures + $5
            """;

    private final Transactions transactions;
    private final Clock clock;

    EngagementReports(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return the reward with the report in it; empty where the user has no such reward, or no longer */
    Uni<Optional<GivenReward>> take(UUID rewardId, UUID userId, Engagement engagement, Instant reportedAt) {
        return transactions.plain(transaction -> take(transaction, rewardId, userId, engagement, reportedAt));
    }

    /** @param reportedAt one that is earlier than what is known changes nothing */
    Uni<Optional<GivenReward>> take(
            PlainTransaction transaction, UUID rewardId, UUID userId, Engagement engagement, Instant reportedAt) {
        return transaction
                .sql(LOCK)
                .execute(Tuple.of(rewardId, userId))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : weigh(transaction, rows.iterator().next(), engagement, reportedAt)
                                .map(Optional::of));
    }

    private Uni<GivenReward> weigh(PlainTransaction transaction, Row known, Engagement engagement, Instant reportedAt) {
        var before = known.getOffsetDateTime("engagement_reported_at");
        return before != null && reportedAt.isBefore(before.toInstant())
                ? Uni.createFrom().item(GivenReward.read(known))
                : learn(transaction, known, engagement.engaged())
                        .chain(() -> write(transaction, known.getUUID("id"), engagement, reportedAt));
    }

    private Uni<GivenReward> write(
            PlainTransaction transaction, UUID rewardId, Engagement engagement, Instant reportedAt) {
        return transaction
                .sql(REPORT)
                .execute(Tuple.of(
                        rewardId,
                        engagement.engaged(),
                        engagement.durationSeconds(),
                        Timestamps.of(reportedAt),
                        Timestamps.of(clock.instant())))
                .map(rows -> GivenReward.read(rows.iterator().next()));
    }

    /** Only what was chosen by learning teaches it. That nothing was reported for days is counted as not engaged, until something is. */
    private static Uni<Void> learn(PlainTransaction transaction, Row reward, boolean engaged) {
        String category = reward.getString("reward_category");
        boolean counted = reward.getBoolean("user_engaged") != null || reward.getBoolean("silence_counted");
        boolean before = Boolean.TRUE.equals(reward.getBoolean("user_engaged"));
        if (category == null || (counted && before == engaged)) {
            return Uni.createFrom().voidItem();
        }
        long takenBack = counted ? -1 : 0;
        return transaction
                .sql(LEARN)
                .execute(Tuple.of(
                        category,
                        reward.getString("reward_type"),
                        reward.getString("reward_intensity"),
                        engaged ? 1 : takenBack,
                        engaged ? takenBack : 1))
                .replaceWithVoid();
    }
}
