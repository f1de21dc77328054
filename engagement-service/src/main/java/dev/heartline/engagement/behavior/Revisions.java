package dev.heartline.engagement.behavior;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.streak.StreakKey;
import dev.heartline.engagement.streak.Streaks;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/**
 * Takes back what turns out not to have been so: the behaviour, its count on its day, the day of its streak and the active day where
 * nothing else was done on it. What it had brought stays: a rung that was reached, a reward, a hook that it answered.
 */
@ApplicationScoped
class Revisions {

    private static final String KNOWN =
            "select id, user_id, kind, subject, streak_day from behavior_events where id = $1";

    /** Counts have no zero: the row of a day says that there was something. */
    private static final String REMOVE = """
            with gone as (
              delete from behavior_events where id = $1
            ), lowered as (
              update user_outcome_metrics set value = value - 1, updated_at = $5
              where user_id = $2 and day = $3 and metric = any($4) and value > 1
            ), emptied as (
              delete from user_outcome_metrics
              where user_id = $2 and day = $3 and metric = any($4) and value <= 1
              returning metric
            ), idle as (
              delete from user_levels
              where user_id = $2 and active_days <= 1 and exists (select from emptied where metric = 'active')
            )
            update user_levels set active_days = active_days - 1, updated_at = $5
            where user_id = $2 and active_days > 1 and exists (select from emptied where metric = 'active')
            """;

    /** Index behavior_events_user_kind. */
    private static final String SAME_DAY =
            "select subject from behavior_events where user_id = $1 and kind = $2 and streak_day = $3";

    private final Streaks streaks;

    Revisions(Streaks streaks) {
        this.streaks = streaks;
    }

    /** What is known under the identity of a behaviour. */
    Uni<Optional<Told>> known(PlainTransaction transaction, UUID id) {
        return transaction
                .sql(KNOWN)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(Told::read).findFirst());
    }

    /** The transaction holds the user's lock. */
    Uni<Void> takeBack(PlainTransaction transaction, Told told, Instant now) {
        var kind = told.kind().wireName();
        var metrics = told.isWorthDoing() ? new String[] {"active", kind} : new String[] {kind};
        return transaction
                .sql(REMOVE)
                .execute(Tuple.of(told.id(), told.userId(), told.day(), metrics, Timestamps.of(now)))
                .chain(() -> isStillDone(transaction, told))
                .chain(still ->
                        still ? Uni.createFrom().voidItem() : streaks.remove(transaction, told.key(), told.day(), now));
    }

    private static Uni<Boolean> isStillDone(PlainTransaction transaction, Told told) {
        return transaction
                .sql(SAME_DAY)
                .execute(Tuple.of(told.userId(), told.kind().wireName(), told.day()))
                .map(rows -> rows.stream()
                        .map(row -> StreakKey.of(told.userId(), told.kind(), row.getString("subject")))
                        .anyMatch(told.key()::equals));
    }
}
