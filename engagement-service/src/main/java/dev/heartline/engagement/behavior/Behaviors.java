package dev.heartline.engagement.behavior;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.decision.RewardDecisions;
import dev.heartline.engagement.hook.HookRows;
import dev.heartline.engagement.milestone.Climbing;
import dev.heartline.engagement.outcome.OutcomeMetrics;
import dev.heartline.engagement.policy.level.Level;
import dev.heartline.engagement.policy.streak.ActiveDay;
import dev.heartline.engagement.policy.streak.Streak;
import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.engagement.streak.AddedDay;
import dev.heartline.engagement.streak.KnownStreak;
import dev.heartline.engagement.streak.StreakKey;
import dev.heartline.engagement.streak.Streaks;
import dev.heartline.events.Event;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/**
 * Takes behaviours, whoever tells of them: each once, in one transaction with all that follows from it.
 *
 * <p>Begin; lock; inbox; profile, whether it is known, and the streak together; behaviour, day and streak together; commit. The
 * first of a day climbs its ladders before, and what is reached is decided on like anything else that may be rewarded.
 */
@ApplicationScoped
class Behaviors {

    /** Of the inbox. */
    static final String CONSUMER = "behaviors";

    /**
     * With what it adds to the day of the user; the number of their active days where it is the first of one, else null; and whether it
     * is a lesson that was done before.
     */
    private static final String INSERT = """
            with told as (
              insert into behavior_events
                (id, user_id, kind, subject, attributes, occurred_at, zone, streak_day, received_at, told_by)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
              on conflict (id) do nothing
            ), counted as (%s), climbed as (
              insert into user_levels as known (user_id, active_days, updated_at)
              select $2, 1, $9 where $11 and not exists (
                select from user_outcome_metrics where user_id = $2 and metric = 'active' and day = $8)
              on conflict (user_id) do update set active_days = known.active_days + 1, updated_at = excluded.updated_at
              returning active_days
            )
            select (select active_days from climbed) as active_days,
              $3 = 'lesson_done' and exists (
                select from behavior_events where user_id = $2 and kind = 'lesson_done' and subject = $4) as repeated
            """.formatted(OutcomeMetrics.adding(
            "$2", "$8::date", "case when $11 then array['active', $3] else array[$3] end", "$9"));

    /** Index behavior_events_user_time. */
    private static final String OF_USER = """
            select * from behavior_events where user_id = $1 %s order by occurred_at desc, id desc limit $2
            """;

    private static final String LATEST = OF_USER.formatted("");
    private static final String LATEST_BEFORE = OF_USER.formatted(
            "and (occurred_at, id) < (select occurred_at, id from behavior_events where user_id = $1 and id = $3)");

    private final Transactions transactions;
    private final Profiles profiles;
    private final Streaks streaks;
    private final Revisions revisions;
    private final Climbing climbing;
    private final RewardDecisions decisions;
    private final HookRows hooks;
    private final Pool pool;
    private final Clock clock;
    private final MeterRegistry registry;

    Behaviors(
            Transactions transactions,
            Profiles profiles,
            Streaks streaks,
            Revisions revisions,
            Climbing climbing,
            RewardDecisions decisions,
            HookRows hooks,
            Pool pool,
            Clock clock,
            MeterRegistry registry) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.streaks = streaks;
        this.revisions = revisions;
        this.climbing = climbing;
        this.decisions = decisions;
        this.hooks = hooks;
        this.pool = pool;
        this.clock = clock;
        this.registry = registry;
    }

    /** @param behavior empty where the event tells of none; then nothing is stored */
    Uni<Void> take(Event<?> cause, Optional<Behavior> behavior) {
        return behavior.map(told -> transactions.plainOnce(
                        CONSUMER,
                        cause,
                        transaction -> take(transaction, cause, told).replaceWithVoid()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /**
     * The transaction holds the user's lock.
     *
     * @return false where nothing new was told: it was known, or wasn't and is withdrawn
     */
    Uni<Boolean> take(PlainTransaction transaction, Event<?> cause, Behavior behavior) {
        var key = StreakKey.of(behavior.userId(), behavior.kind(), behavior.subject());
        return Uni.combine()
                .all()
                .unis(
                        profiles.find(transaction.connection(), behavior.userId()),
                        revisions.known(transaction, behavior.id()),
                        streaks.find(transaction, key))
                .asTuple()
                .chain(found -> {
                    var zone = zone(behavior, found.getItem1());
                    return found.getItem2()
                            .map(known -> known.isRevisedBy(behavior)
                                    ? revise(transaction, cause, known, behavior, key, zone)
                                            .replaceWith(true)
                                    : Uni.createFrom().item(false))
                            .orElseGet(() -> behavior.isWithdrawn()
                                    ? Uni.createFrom().item(false)
                                    : add(transaction, cause, behavior, key, zone, found.getItem3())
                                            .replaceWith(true));
                })
                .invoke(isNew -> count(behavior, isNew));
    }

    /** Takes back what was told of it, and takes it as it is told now. */
    private Uni<Void> revise(
            PlainTransaction transaction, Event<?> cause, Told known, Behavior behavior, StreakKey key, ZoneId zone) {
        return revisions
                .takeBack(transaction, known, clock.instant())
                .chain(() -> behavior.isWithdrawn()
                        ? Uni.createFrom().voidItem()
                        : streaks.find(transaction, key)
                                .chain(streak -> add(transaction, cause, behavior, key, zone, streak)));
    }

    private Uni<Void> add(
            PlainTransaction transaction,
            Event<?> cause,
            Behavior behavior,
            StreakKey key,
            ZoneId zone,
            KnownStreak known) {
        var now = clock.instant();
        // A clock that is ahead does nothing today that belongs to tomorrow.
        var at = behavior.occurredAt().isBefore(now) ? behavior.occurredAt() : now;
        var day = new ActiveDay(UserDay.of(at, zone), at, Set.of(zone));
        var inserting =
                insert(transaction, behavior, day.day(), zone, now).memoize().indefinitely();
        var inserted = Uni.join()
                .all(
                        inserting.replaceWithVoid(),
                        hooks.returned(transaction, key.userId(), key.kind(), key.subject(), at, now))
                .andFailFast()
                .replaceWithVoid()
                .chain(() -> inserting);
        // How long it then waited for us is not their fault.
        var told = cause.time().isBefore(now) ? cause.time() : now;
        if (!behavior.isDayCertain() || Duration.between(at, told).compareTo(Streak.LATEST) > 0) {
            return inserted.replaceWithVoid();
        }
        return Uni.combine()
                .all()
                .unis(inserted, streaks.add(transaction, key, known, day, now))
                .asTuple()
                .chain(done -> isNews(behavior, done.getItem2())
                        ? climb(
                                transaction,
                                cause,
                                behavior,
                                key,
                                done.getItem2().streak(),
                                day.day(),
                                done.getItem1(),
                                now)
                        : Uni.createFrom().voidItem());
    }

    /** What is done again on a day changes no ladder but those that count each time. */
    private static boolean isNews(Behavior behavior, AddedDay day) {
        return switch (behavior.kind()) {
            case LESSON_DONE, WEIGHT_LOGGED -> true;
            case HABIT_COMPLETED, FOOD_LOGGED, CHECK_IN, APP_OPENED -> day.isNew();
        };
    }

    private Uni<Void> climb(
            PlainTransaction transaction,
            Event<?> cause,
            Behavior behavior,
            StreakKey key,
            Streak streak,
            LocalDate day,
            Inserted inserted,
            Instant now) {
        return climbing.climb(transaction, key, streak, day, now)
                .chain(reached -> Multi.createFrom()
                        .iterable(behavior.occasions(
                                reached, inserted.activeDays().filter(Level::isReachedOn), inserted.repeated()))
                        .onItem()
                        .transformToUniAndConcatenate(occasion -> decisions.decideWithin(transaction, cause, occasion))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private static Uni<Inserted> insert(
            PlainTransaction transaction, Behavior behavior, LocalDate day, ZoneId zone, Instant now) {
        var attributes = new JsonObject();
        behavior.attributes().forEach(attributes::put);
        return transaction
                .sql(INSERT)
                .execute(Tuple.from(new Object[] {
                    behavior.id(),
                    behavior.userId(),
                    behavior.kind().wireName(),
                    behavior.subject(),
                    attributes,
                    Timestamps.of(behavior.occurredAt()),
                    zone.getId(),
                    day,
                    Timestamps.of(now),
                    behavior.toldBy().wireName(),
                    behavior.isWorthDoing()
                }))
                .map(rows -> rows.iterator().next())
                .map(row ->
                        new Inserted(Optional.ofNullable(row.getInteger("active_days")), row.getBoolean("repeated")));
    }

    /**
     * What came of writing it down.
     *
     * @param activeDays the number of active days with it, where it is the first of one
     * @param repeated a lesson that was done before
     */
    private record Inserted(Optional<Integer> activeDays, boolean repeated) {}

    /** Where the user was, as far as anybody says. */
    private static ZoneId zone(Behavior behavior, Optional<KnownUser> user) {
        return behavior.zone().or(() -> user.flatMap(KnownUser::zone)).orElse(ZoneOffset.UTC);
    }

    /** @param before a behaviour of the user that the page begins after, null for the latest */
    Uni<List<BehaviorView>> of(UUID userId, int limit, UUID before) {
        return (before == null
                        ? pool.preparedQuery(LATEST).execute(Tuple.of(userId, limit))
                        : pool.preparedQuery(LATEST_BEFORE).execute(Tuple.of(userId, limit, before)))
                .map(rows -> rows.stream().map(BehaviorView::read).toList());
    }

    private void count(Behavior behavior, boolean isNew) {
        registry.counter(
                        "heartline.engagement.behaviors",
                        "kind",
                        behavior.kind().wireName(),
                        "told_by",
                        behavior.toldBy().wireName(),
                        "outcome",
                        isNew ? "taken" : "known")
                .increment();
    }
}
