package dev.heartline.care.oncall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/** {@code care_notices}: what the on-call is to be told. */
@ApplicationScoped
public class Notices {

    private static final String ADD =
            "insert into care_notices (id, alert_id, kind, created_at, due_at) values ($1, $2, $3, $4, $4)";

    /**
     * What is too old to be told, and what tells of a danger that a human has dealt with. That an alarm was withdrawn is told to
     * whoever may have heard of it.
     */
    private static final String STALE = """
            (n.created_at <= $2
              or alert.state = 'closed' and (n.kind <> 'withdrawn' or not exists (
                select from care_notices told
                where told.alert_id = n.alert_id and told.kind = 'raised' and told.attempts > 0)))
            """;

    /** By the index care_notices_due. A claim that is under way isn't disturbed. */
    private static final String LAPSE = """
            update care_notices set given_up_at = $1, last_failure = 'not told in time'
            where id = any(array(
              select n.id from care_notices n join care_alerts alert on alert.id = n.alert_id
              where n.delivered_at is null and n.given_up_at is null and n.due_at <= $1 and %s
              for update of n skip locked))
            """.formatted(STALE);

    /** By the indexes care_notices_due and care_notices_alert. A claim that a crash left behind is due when its time is up. */
    private static final String TAKE = """
            with taken as (
              update care_notices set attempts = attempts + 1, due_at = $3
              where id = (
                select n.id from care_notices n join care_alerts alert on alert.id = n.alert_id
                where n.delivered_at is null and n.given_up_at is null and n.due_at <= $1 and not %s
                  and not exists (
                    select from care_notices earlier
                    where earlier.alert_id = n.alert_id and earlier.delivered_at is null and earlier.given_up_at is null
                      and (earlier.created_at, earlier.id) < (n.created_at, n.id))
                order by n.due_at limit 1
                for update of n skip locked)
              returning id, alert_id, kind, created_at, attempts)
            select taken.id, taken.kind, taken.created_at, taken.attempts, alert.id as alert_id, alert.user_id,
              alert.kind as danger, alert.channel, alert.source_id, alert.raised_at, alert.answer, alert.state,
              alert.erased_at
            from taken join care_alerts alert on alert.id = taken.alert_id
            """.formatted(STALE);

    private static final String DELIVERED =
            "update care_notices set delivered_at = $2 where id = $1 and delivered_at is null";

    private static final String TRY_AGAIN = """
            update care_notices set due_at = $3, last_failure = $4
            where id = $1 and attempts = $2 and delivered_at is null
            """;

    private static final String GIVE_UP = """
            update care_notices set given_up_at = $3, last_failure = $4
            where id = $1 and attempts = $2 and delivered_at is null
            """;

    private final Pool pool;
    private final Clock clock;

    Notices(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Sees to it that the on-call is told, if the transaction commits. */
    public Uni<Void> add(PlainTransaction transaction, UUID alertId, NoticeKind kind) {
        return transaction
                .sql(ADD)
                .execute(Tuple.of(Ids.next(), alertId, kind.wireName(), Timestamps.of(clock.instant())))
                .replaceWithVoid();
    }

    /**
     * Lets go what need not be told any more.
     *
     * @param createdUntil what was to be told until then is too old
     * @return how many that were
     */
    Uni<Integer> lapse(Instant createdUntil) {
        return pool.preparedQuery(LAPSE)
                .execute(Tuple.of(Timestamps.of(clock.instant()), Timestamps.of(createdUntil)))
                .map(RowSet::rowCount);
    }

    /**
     * Takes one that is due, for so long.
     *
     * @param createdUntil what was to be told until then is too old
     */
    Uni<Optional<Notice>> take(Duration lease, Instant createdUntil) {
        var now = clock.instant();
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(Timestamps.of(now), Timestamps.of(createdUntil), Timestamps.of(now.plus(lease))))
                .map(rows -> rows.stream().findFirst().map(Notice::read));
    }

    Uni<Void> delivered(Notice notice) {
        return pool.preparedQuery(DELIVERED)
                .execute(Tuple.of(notice.id(), Timestamps.of(clock.instant())))
                .replaceWithVoid();
    }

    /** Another replica that has taken it meanwhile isn't disturbed. */
    Uni<Void> tryAgain(Notice notice, Instant at, String failure) {
        return note(TRY_AGAIN, notice, at, failure);
    }

    Uni<Void> giveUp(Notice notice, String failure) {
        return note(GIVE_UP, notice, clock.instant(), failure);
    }

    private Uni<Void> note(String statement, Notice notice, Instant at, String failure) {
        return pool.preparedQuery(statement)
                .execute(Tuple.of(notice.id(), notice.attempt(), Timestamps.of(at), failure))
                .replaceWithVoid();
    }
}
