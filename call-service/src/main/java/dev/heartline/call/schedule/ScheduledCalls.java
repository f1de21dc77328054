package dev.heartline.call.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/** {@code scheduled_calls} and {@code scheduled_call_attempts}, as those see them who make the calls. */
@ApplicationScoped
class ScheduledCalls {

    /** Index: scheduled_calls_due. */
    private static final String CLAIM = """
        update scheduled_calls set claimed_until = $2
        where id in (
          select id from scheduled_calls
          where state = 'waiting' and due_at <= $1 and (claimed_until is null or claimed_until <= $1)
          order by due_at limit $3
          for update skip locked)
        returning *
        """;

    /** By the number of the attempt: whoever comes second to it changes nothing. */
    private static final String CALLING = """
        update scheduled_calls set state = 'calling', phone_call_id = $3, due_at = $4, reason = null, claimed_until = null
        where id = $1 and attempts = $2 and state = 'waiting'
        """;

    /**
     * Index: scheduled_calls_calling. A call that is gone, as nobody but an erasure lets one go, is over as well. One that could not be
     * concluded is left alone for a while, so that it doesn't keep the others from their turn.
     */
    private static final String ENDED = """
        select s.id, s.user_id from scheduled_calls s left join phone_calls c on c.id = s.phone_call_id
        where s.state = 'calling' and (c.id is null or c.completed_at is not null)
          and (s.claimed_until is null or s.claimed_until <= $2)
        limit $1
        """;

    private static final String LATER =
            "update scheduled_calls set claimed_until = $2 where id = $1 and state = 'calling'";

    private static final String LOCK = "select * from scheduled_calls where id = $1 for update";

    private static final String OUTCOME = """
        select case
            when outcome = 'completed' and somebody_else then 'somebody_else'
            when outcome = 'voicemail' and mailbox_message = 'left' then 'message_left'
            else outcome end, call_again_at
        from phone_calls where id = $1 and completed_at is not null
        """;

    /** Since it was last moved to another time. */
    private static final String ALIKE = """
        select count(*) from scheduled_call_attempts
        where scheduled_call_id = $1 and outcome = $2 and at >= $3
        """;

    private static final String CONCLUDE = """
        with concluded as (
          update scheduled_calls
          set state = $3, reason = $4, due_at = coalesce($5, due_at), attempts = attempts + 1, claimed_until = null,
              completed = $3 = 'done', settled_at = case when $3 = 'waiting' then null else $6::timestamptz end
          where id = $1 and attempts = $2 and state in ('waiting', 'calling')
          returning id, phone_call_id)
        insert into scheduled_call_attempts (scheduled_call_id, seq, at, outcome, reason, call_id, again_at)
        select id, $2, $6, $7, $8, case when $9 then phone_call_id end, $5 from concluded
        """;

    private final Pool pool;

    ScheduledCalls(Pool pool) {
        this.pool = pool;
    }

    /** Takes calls that are due: nobody else gets them for the time of the lease. */
    Uni<List<ScheduledCall>> claim(Instant now, Duration lease, int most) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(Timestamps.of(now), Timestamps.of(now.plus(lease)), most))
                .map(ScheduledCalls::read);
    }

    /** Its telephone rings: what comes of the attempt is for the call to tell. */
    Uni<Void> calling(ScheduledCall scheduled, UUID callId, Instant now) {
        return pool.preparedQuery(CALLING)
                .execute(Tuple.of(scheduled.id(), scheduled.attempts(), callId, Timestamps.of(now)))
                .replaceWithVoid();
    }

    /** A scheduled call whose telephone call is over and completed. */
    record Ended(UUID id, UUID userId) {}

    Uni<List<Ended>> ended(Instant now, int most) {
        return pool.preparedQuery(ENDED)
                .execute(Tuple.of(most, Timestamps.of(now)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Ended(row.getUUID(0), row.getUUID(1)))
                        .toList());
    }

    /** It could not be concluded: the others come first. */
    Uni<Void> later(Ended ended, Instant until) {
        return pool.preparedQuery(LATER)
                .execute(Tuple.of(ended.id(), Timestamps.of(until)))
                .replaceWithVoid();
    }

    Uni<Optional<ScheduledCall>> lock(PlainTransaction transaction, UUID id) {
        return transaction
                .sql(LOCK)
                .execute(Tuple.of(id))
                .map(rows -> read(rows).stream().findFirst());
    }

    /** How its latest call ended; a call that is gone has failed. */
    Uni<Attempt.Dialled> ending(PlainTransaction transaction, ScheduledCall scheduled) {
        return transaction
                .sql(OUTCOME)
                .execute(Tuple.of(scheduled.phoneCallId()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Attempt.Dialled(
                                WireNamed.of(Ending.class, row.getString(0)),
                                Optional.ofNullable(row.getOffsetDateTime(1)).map(OffsetDateTime::toInstant)))
                        .findFirst()
                        .orElse(new Attempt.Dialled(Ending.FAILED)));
    }

    /** Earlier attempts that ended the same way. */
    Uni<Integer> alike(PlainTransaction transaction, ScheduledCall scheduled, Attempt attempt) {
        return transaction
                .sql(ALIKE)
                .execute(Tuple.of(scheduled.id(), attempt.wireName(), Timestamps.of(scheduled.scheduledFor())))
                .map(rows -> Math.toIntExact(rows.iterator().next().getLong(0)));
    }

    /** Writes down what came of the attempt and what follows from it. */
    Uni<Void> conclude(PlainTransaction transaction, ScheduledCall scheduled, Attempt attempt, Fate fate, Instant now) {
        var again = fate instanceof Fate.Again later ? later.at() : null;
        return transaction
                .sql(CONCLUDE)
                .execute(Tuple.from(new Object[] {
                    scheduled.id(),
                    scheduled.attempts(),
                    state(fate).wireName(),
                    reason(fate),
                    Timestamps.of(again),
                    Timestamps.of(now),
                    attempt.wireName(),
                    policyReason(attempt),
                    attempt instanceof Attempt.Dialled
                }))
                .replaceWithVoid();
    }

    private static ScheduleState state(Fate fate) {
        return switch (fate) {
            case Fate.Again _ -> ScheduleState.WAITING;
            case Fate.Settled settled -> settled.state();
        };
    }

    private static String reason(Fate fate) {
        return switch (fate) {
            case Fate.Again again -> again.reason();
            case Fate.Settled settled -> settled.reason();
        };
    }

    private static String policyReason(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Held held -> held.reason();
            case Attempt.Refused refused -> refused.reason();
            case Attempt.Dialled _,
                    Attempt.LineInUse _,
                    Attempt.ProviderBusy _,
                    Attempt.NotReachable _,
                    Attempt.Late _ -> null;
        };
    }

    private static List<ScheduledCall> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ScheduledCalls::read)
                .toList();
    }

    static ScheduledCall read(Row row) {
        LocalDateTime occursAt = row.getLocalDateTime("occurs_at");
        return new ScheduledCall(
                row.getUUID("id"),
                row.getUUID("user_id"),
                WireNamed.of(ScheduleState.class, row.getString("state")),
                row.getOffsetDateTime("scheduled_for").toInstant(),
                ZoneId.of(row.getString("timezone")),
                WireNamed.of(CallPurpose.class, row.getString("call_purpose")),
                strings(row.getJsonArray("ai_talking_points")),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getOffsetDateTime("window_ends_at").toInstant(),
                row.getInteger("attempts"),
                row.getUUID("phone_call_id"),
                Optional.ofNullable(occursAt).map(at -> new ScheduledCall.Occurrence(row.getUUID("series_id"), at)),
                Origin.read(row));
    }

    static List<String> strings(JsonArray array) {
        return array.stream().map(String::valueOf).toList();
    }
}
