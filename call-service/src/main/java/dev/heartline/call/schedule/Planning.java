package dev.heartline.call.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.commons.codec.digest.DigestUtils;
import org.jboss.logging.Logger;

import dev.heartline.call.dial.IdempotencyKeyReused;
import dev.heartline.call.dial.RequestKey;
import dev.heartline.call.dial.UserNotReachable;
import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/** Writes calls into the schedule, moves them and takes them out of it: each under the lock of its user. */
@ApplicationScoped
class Planning {

    private static final Logger LOG = Logger.getLogger(Planning.class);

    /** In the place of a client's subject, which none has: it is no URI and no name. */
    private static final String AGREED = ":agreed";

    /** Index: scheduled_calls_request. */
    private static final String EARLIER = """
        select id, request_digest from scheduled_calls where requested_by = $1 and idempotency_key = $2
        """;

    private static final String WRITE = """
        insert into scheduled_calls
          (id, user_id, scheduled_for, timezone, call_purpose, ai_talking_points, created_at, due_at, window_ends_at,
           series_id, occurs_at, requested_by, idempotency_key, request_digest, time_from, agreed_in, asked_in_text, hook_id,
           reminder_due_at)
        values ($1, $2, $3, $4, $5, $6, $7, $3, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        """;

    /** Not while a replica is about to dial. */
    private static final String MOVE = """
        with earlier as (
          select id, user_id, scheduled_for, timezone, reminder_text_id from scheduled_calls
          where id = $1 and state = 'waiting' and (claimed_until is null or claimed_until <= $3)
          for update
        ), moved as (
          update scheduled_calls s
          set scheduled_for = $2, due_at = $2, window_ends_at = $2::timestamptz + (s.window_ends_at - s.scheduled_for), reason = null,
            time_from = 'request', reminder_due_at = $4, reminder_text_id = null, reminder_sent_at = null
          from earlier where s.id = earlier.id)
        select * from earlier
        """;

    private static final String CANCEL = """
        update scheduled_calls set state = 'canceled', canceled_by = $2, settled_at = $3, claimed_until = null
        where id = $1 and state = 'waiting' and (claimed_until is null or claimed_until <= $3)
        returning id, user_id, scheduled_for, timezone, reminder_text_id
        """;

    private final Transactions transactions;
    private final Profiles profiles;
    private final BestCallTimes bestTimes;
    private final ScheduledCalls calls;
    private final CallSeries series;
    private final Reminders reminders;
    private final ScheduleConfig config;
    private final Clock clock;

    Planning(
            Transactions transactions,
            Profiles profiles,
            BestCallTimes bestTimes,
            ScheduledCalls calls,
            CallSeries series,
            Reminders reminders,
            ScheduleConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.bestTimes = bestTimes;
        this.calls = calls;
        this.series = series;
        this.reminders = reminders;
        this.config = config;
        this.clock = clock;
    }

    /** @param fresh false where an earlier request had scheduled it */
    record Planned(UUID id, boolean fresh) {}

    /**
     * Schedules a call, unless this very request has done so before.
     *
     * @throws NotSchedulable (as a failure)
     * @throws UnfitRule (as a failure)
     * @throws UserNotReachable (as a failure) where no profile is known of the user
     * @throws IdempotencyKeyReused (as a failure)
     */
    Uni<Planned> schedule(RequestKey key, CallToSchedule wanted) {
        return schedule(key, wanted, new Origin.Request());
    }

    /** As above, a call that its user asked for in another one: once, however often this is asked. */
    Uni<Planned> agreed(UUID callId, CallToSchedule wanted) {
        return schedule(RequestKey.of(AGREED, callId.toString(), wanted), wanted, new Origin.AgreedIn(callId));
    }

    /**
     * Writes a call into the schedule, in the caller's transaction, which holds the lock of its user; nothing where it was written before,
     * whatever has become of it.
     *
     * @param client of ours, in the place of a subject
     * @param of what it comes from
     * @param first what is done before it is written
     */
    Uni<Void> once(
            PlainTransaction transaction, Plan plan, String client, UUID of, Origin origin, Supplier<Uni<Void>> first) {
        var key = new RequestKey(client, of.toString(), DigestUtils.sha256Hex(of.toString()));
        return earlier(transaction, key)
                .chain(earlier -> earlier.isPresent()
                        ? Uni.createFrom().voidItem()
                        : first.get()
                                .chain(() -> write(transaction, plan, key, origin))
                                .replaceWithVoid());
    }

    private Uni<Planned> schedule(RequestKey key, CallToSchedule wanted, Origin origin) {
        return transactions.plain(transaction -> transaction
                .lock("schedule|" + key.client() + "|" + key.key())
                .chain(() -> transaction.lock(wanted.userId().toString()))
                .chain(() -> earlier(transaction, key))
                .chain(earlier -> earlier.map(id -> Uni.createFrom().item(new Planned(id, false)))
                        .orElseGet(() -> profiles.find(transaction.connection(), wanted.userId())
                                .map(user -> user.orElseThrow(
                                        () -> new UserNotReachable("No profile is known of this user")))
                                .chain(user -> plan(transaction, wanted, user, !(origin instanceof Origin.AgreedIn)))
                                .chain(plan -> write(transaction, plan, key, origin))
                                .map(id -> new Planned(id, true)))));
    }

    /** @param ahead whether its time must be to come: the promise of a call that was recovered late may have passed */
    private Uni<Plan> plan(PlainTransaction transaction, CallToSchedule wanted, KnownUser user, boolean ahead) {
        var earliest = ahead ? clock.instant() : clock.instant().minus(config.window());
        return bestTimes
                .of(transaction.connection(), wanted.userId())
                .map(best -> Plan.of(wanted, user, config.window(), new OpenTime(best, config.openTime()), earliest));
    }

    private static Uni<Optional<UUID>> earlier(PlainTransaction transaction, RequestKey key) {
        return transaction
                .sql(EARLIER)
                .execute(Tuple.of(key.client(), key.key()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> {
                            if (!key.digest().equals(row.getString("request_digest"))) {
                                throw new IdempotencyKeyReused();
                            }
                            return row.getUUID("id");
                        }));
    }

    private Uni<UUID> write(PlainTransaction transaction, Plan plan, RequestKey key, Origin origin) {
        var id = Ids.next();
        var now = clock.instant();
        var seriesId = plan.rule().map(_ -> Ids.next()).orElse(null);
        var begun = seriesId == null
                ? Uni.createFrom().voidItem()
                : series.begin(
                        transaction,
                        seriesId,
                        plan.userId(),
                        new CallSeries.Series(plan.rule().orElseThrow(), plan.at(), plan.zone()),
                        now);
        return begun.chain(() -> transaction.sql(WRITE).execute(Tuple.from(new Object[] {
                    id,
                    plan.userId(),
                    Timestamps.of(plan.scheduledFor()),
                    plan.zone().getId(),
                    plan.purpose().wireName(),
                    new JsonArray(plan.talkingPoints()),
                    Timestamps.of(now),
                    Timestamps.of(plan.scheduledFor().plus(plan.window())),
                    seriesId,
                    seriesId == null ? null : plan.at(),
                    key.client(),
                    key.key(),
                    key.digest(),
                    plan.timeFrom().wireName(),
                    origin.agreedIn(),
                    origin.askedInText(),
                    origin.hookId(),
                    Timestamps.of(Reminders.dueAt(plan.scheduledFor(), config.remindBefore(), now))
                })))
                .invoke(() -> LOG.infof(
                        "Call %s is scheduled for %s%s",
                        id, plan.scheduledFor(), plan.rule().isPresent() ? " and again" : ""))
                .replaceWith(id);
    }

    /**
     * Moves a call to another time, with its window.
     *
     * @throws NoLongerWaiting (as a failure)
     * @throws NotSchedulable (as a failure)
     */
    Uni<Void> move(ScheduledCall scheduled, LocalDateTime at) {
        return transactions.plain(transaction -> transaction
                .lock(scheduled.userId().toString())
                .chain(() -> next(transaction, scheduled))
                .chain(next -> {
                    var now = clock.instant();
                    var moved = WallClock.instant(at, scheduled.zone());
                    Plan.requireAhead(moved, now);
                    if (next.filter(following -> !moved.isBefore(following)).isPresent()) {
                        throw new NotSchedulable("The next call of the series comes before that");
                    }
                    return transaction
                            .sql(MOVE)
                            .execute(Tuple.of(
                                    scheduled.id(),
                                    Timestamps.of(moved),
                                    Timestamps.of(now),
                                    Timestamps.of(Reminders.dueAt(moved, config.remindBefore(), now))));
                })
                .invoke(rows -> requireChanged(rows.size()))
                .chain(rows -> reminders.takeBack(transaction, rows)));
    }

    /** When the occurrence after this one is; empty where there is none. */
    private Uni<Optional<Instant>> next(PlainTransaction transaction, ScheduledCall scheduled) {
        return scheduled
                .occurrence()
                .map(occurrence -> series.find(transaction, occurrence.seriesId())
                        .map(found -> found.flatMap(it ->
                                it.after(occurrence.at()).map(following -> WallClock.instant(following, it.zone())))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /**
     * Takes a call out of the schedule. The next one of its series comes nevertheless, unless the whole series is canceled.
     *
     * @param by subject of the token
     * @throws NoLongerWaiting (as a failure)
     */
    Uni<Void> cancel(ScheduledCall scheduled, String by, boolean wholeSeries) {
        var now = clock.instant();
        return transactions
                .plain(transaction -> transaction
                        .lock(scheduled.userId().toString())
                        .chain(() -> transaction.sql(CANCEL).execute(Tuple.of(scheduled.id(), by, Timestamps.of(now))))
                        .invoke(rows -> requireChanged(rows.size()))
                        .chain(rows -> reminders.takeBack(transaction, rows))
                        .chain(() -> wholeSeries
                                ? endSeries(transaction, scheduled, now)
                                : Uni.createFrom().voidItem())
                        .chain(() -> series.goOn(transaction, scheduled, now)))
                .invoke(() -> LOG.infof(
                        "Scheduled call %s is canceled%s", scheduled.id(), wholeSeries ? " with its series" : ""));
    }

    private Uni<Void> endSeries(PlainTransaction transaction, ScheduledCall scheduled, Instant now) {
        return scheduled
                .occurrence()
                .map(occurrence -> series.end(transaction, occurrence.seriesId(), now))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static void requireChanged(int rows) {
        if (rows == 0) {
            throw new NoLongerWaiting();
        }
    }
}
