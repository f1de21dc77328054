package dev.heartline.care.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.care.oncall.NoticeKind;
import dev.heartline.care.oncall.Notices;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.SessionTransaction;
import dev.heartline.service.contact.OwnNumbers;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.time.Timestamps;

/** What a service does to its alerts: opens and withdraws them, and says what became of the answer. */
@ApplicationScoped
public class Alerts implements UserDataOwner {

    private static final String OPEN = """
            insert into care_alerts
              (id, user_id, number_digest, kind, channel, source_id, raised_at, answer, answer_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    /** Index care_alerts_source. A note of a human's stays. */
    private static final String WITHDRAW = """
            update care_alerts
            set withdrawn_at = $2, state = 'closed', closed_at = coalesce(closed_at, $2),
                note = coalesce(note, 'withdrawn')
            where source_id = $1 and withdrawn_at is null
            returning id, user_id, number_digest, kind, channel, source_id, raised_at
            """;

    /** Index care_alerts_answer. A failure is told in the same statement. */
    private static final String ANSWER = """
            with changed as (
              update care_alerts set answer = cast(?2 as text)
              where answer_id = cast(?1 as uuid) and answer <> cast(?2 as text)
              returning id)
            insert into care_notices (id, alert_id, kind, created_at, due_at)
            select gen_random_uuid(), id, 'answer_failed', cast(?3 as timestamptz), cast(?3 as timestamptz)
            from changed where cast(?2 as text) = 'failed'
            """;

    /** Index care_alerts_pending. */
    private static final String LATE = """
            with late as (
              update care_alerts set answer = 'failed' where answer = 'pending' and raised_at <= $1
              returning id)
            insert into care_notices (id, alert_id, kind, created_at, due_at)
            select gen_random_uuid(), id, 'answer_failed', $2, $2 from late
            """;

    /** Index care_alerts_source. One whose text is under way has its own end. */
    private static final String UNSPOKEN = """
            with changed as (
              update care_alerts set answer = 'failed'
              where source_id = cast(?1 as uuid) and answer = 'sent' and answer_id is null and withdrawn_at is null
              returning id)
            insert into care_notices (id, alert_id, kind, created_at, due_at)
            select gen_random_uuid(), id, 'answer_failed', cast(?2 as timestamptz), cast(?2 as timestamptz) from changed
            """;

    private static final String ERASE_CLOSED = """
            delete from care_alerts
            where (user_id = $1 or number_digest = any($2) and user_id is null) and state = 'closed'
            """;

    /**
     * What nobody has dealt with stays, as one of nobody. An answer that had not left went with its text: that the person did not
     * get it is told in the same statement.
     */
    private static final String ERASE_WHOSE = """
            with theirs as (
              select id, answer from care_alerts
              where user_id = $1 or number_digest = any($2) and user_id is null
              for update),
            kept as (
              update care_alerts alert
              set user_id = null, number_digest = null, answer_id = null, erased_at = $3,
                  answer = case theirs.answer when 'pending' then 'failed' else theirs.answer end
              from theirs where alert.id = theirs.id
              returning alert.id, theirs.answer)
            insert into care_notices (id, alert_id, kind, created_at, due_at)
            select gen_random_uuid(), id, 'answer_failed', $3, $3 from kept where answer = 'pending'
            """;

    private final Pool pool;
    private final Notices notices;
    private final OwnNumbers numbers;
    private final Clock clock;

    Alerts(Pool pool, Notices notices, OwnNumbers numbers, Clock clock) {
        this.pool = pool;
        this.notices = notices;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Opens an alert, and sees to it that the on-call is told, also of an answer that reaches nobody. */
    public Uni<Void> open(PlainTransaction transaction, RaisedAlert alert, Answer answer) {
        return transaction
                .sql(OPEN)
                .execute(Tuple.from(new Object[] {
                    alert.id(),
                    alert.userId(),
                    alert.numberDigest(),
                    alert.kind().wireName(),
                    alert.channel().wireName(),
                    alert.sourceId(),
                    Timestamps.of(alert.raisedAt()),
                    answer.state().wireName(),
                    answer.textId()
                }))
                .chain(() -> notices.add(transaction, alert.id(), NoticeKind.RAISED))
                .chain(() -> answer.state() == AnswerState.FAILED
                        ? notices.add(transaction, alert.id(), NoticeKind.ANSWER_FAILED)
                        : Uni.createFrom().voidItem());
    }

    /** Closes the alert of a call or text as withdrawn; empty where none stands. */
    public Uni<Optional<RaisedAlert>> withdraw(PlainTransaction transaction, UUID sourceId, Instant at) {
        return transaction
                .sql(WITHDRAW)
                .execute(Tuple.of(sourceId, Timestamps.of(at)))
                .map(Alerts::first)
                .call(found -> found.map(alert -> notices.add(transaction, alert.id(), NoticeKind.WITHDRAWN))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Notes what became of the text that carries an answer. Nothing happens where no alert waits for it. */
    public Uni<Void> answered(SessionTransaction transaction, UUID textId, AnswerState state) {
        return transaction
                .session()
                .createNativeQuery(ANSWER)
                .setParameter(1, textId)
                .setParameter(2, state.wireName())
                .setParameter(3, Timestamps.of(clock.instant()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Has the on-call told of answers that should have left by now, whatever becomes of them.
     *
     * @return how many there are
     */
    Uni<Integer> late() {
        var now = clock.instant();
        return pool.preparedQuery(LATE)
                .execute(Tuple.of(Timestamps.of(now.minus(Answer.LATE)), Timestamps.of(now)))
                .map(RowSet::rowCount);
    }

    /** What was to be spoken on a call was not: nothing was said after the danger. Nothing happens where no alert stands. */
    public Uni<Void> unspoken(SessionTransaction transaction, UUID callId) {
        return transaction
                .session()
                .createNativeQuery(UNSPOKEN)
                .setParameter(1, callId)
                .setParameter(2, Timestamps.of(clock.instant()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Optional<RaisedAlert> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(RaisedAlert.read(rows.iterator().next()));
    }

    /** Also the alerts of the user's own numbers while nobody knew that they were theirs. */
    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return numbers.digests(transaction, userId)
                .chain(digests -> transaction
                        .sql(ERASE_CLOSED)
                        .execute(Tuple.of(userId, digests))
                        .chain(() -> transaction
                                .sql(ERASE_WHOSE)
                                .execute(Tuple.of(userId, digests, Timestamps.of(clock.instant())))))
                .replaceWithVoid();
    }
}
