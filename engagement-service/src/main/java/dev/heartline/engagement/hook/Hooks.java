package dev.heartline.engagement.hook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.engagement.decision.DecisionLog;
import dev.heartline.engagement.friend.Friends;
import dev.heartline.engagement.habit.HabitStacks;
import dev.heartline.engagement.lapse.LapsePredictions;
import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.engagement.policy.gate.Adult;
import dev.heartline.engagement.policy.gate.Holdout;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.engagement.policy.hook.Hook;
import dev.heartline.engagement.policy.hook.HookFacts;
import dev.heartline.engagement.policy.hook.HookGate;
import dev.heartline.engagement.policy.hook.HookPolicy;
import dev.heartline.engagement.policy.hook.NextLook;
import dev.heartline.engagement.policy.lapse.LapseModel.Risk;
import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.engagement.quiet.QuietTimes;
import dev.heartline.engagement.version.PolicyVersions;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.HookRaised;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.Consents;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/**
 * Considers a user: what could be told, whether they may be told now, and which of it. One decision for each day of theirs, and where
 * there is nothing to tell none.
 */
@ApplicationScoped
class Hooks {

    private static final Logger LOG = Logger.getLogger(Hooks.class);

    /** Who did nothing for so long has left, and is left alone. */
    private static final Duration GONE = Duration.ofDays(14);

    private static final Set<Reason> UNASKED = EnumSet.of(
            Reason.PROFILE_UNKNOWN,
            Reason.CRISIS_QUIET,
            Reason.DISTRESS_QUIET,
            Reason.OPTED_OUT,
            Reason.MECHANIC_OPTED_OUT,
            Reason.PAUSED);

    private final Transactions transactions;
    private final Pool pool;
    private final Profiles profiles;
    private final QuietTimes quiet;
    private final Consents consents;
    private final HookChannels channels;
    private final Doings doings;
    private final HabitStacks stacks;
    private final Friends friends;
    private final HookArms arms;
    private final HookChoices choices;
    private final HookRows rows;
    private final DecisionLog log;
    private final LapsePredictions predictions;
    private final PolicyVersions versions;
    private final DrawKey key;
    private final Clock clock;
    private final MeterRegistry registry;

    Hooks(
            Transactions transactions,
            Pool pool,
            Profiles profiles,
            QuietTimes quiet,
            Consents consents,
            HookChannels channels,
            Doings doings,
            HabitStacks stacks,
            Friends friends,
            HookArms arms,
            HookChoices choices,
            HookRows rows,
            DecisionLog log,
            LapsePredictions predictions,
            PolicyVersions versions,
            DrawKey key,
            Clock clock,
            MeterRegistry registry) {
        this.transactions = transactions;
        this.pool = pool;
        this.profiles = profiles;
        this.quiet = quiet;
        this.consents = consents;
        this.channels = channels;
        this.doings = doings;
        this.stacks = stacks;
        this.friends = friends;
        this.arms = arms;
        this.choices = choices;
        this.rows = rows;
        this.log = log;
        this.predictions = predictions;
        this.versions = versions;
        this.key = key;
        this.clock = clock;
        this.registry = registry;
    }

    /** Who is to be considered now. */
    Uni<List<UUID>> due(int limit) {
        return pool.preparedQuery("select user_id from hook_looks where look_at <= $1 order by look_at limit $2")
                .execute(Tuple.of(Timestamps.of(clock.instant()), limit))
                .map(found -> found.stream().map(row -> row.getUUID(0)).toList());
    }

    /** Not now; fails where the database is away, which is nobody's fault. */
    Uni<Void> postpone(UUID userId) {
        return pool.preparedQuery("update hook_looks set look_at = $2 where user_id = $1")
                .execute(Tuple.of(userId, Timestamps.of(clock.instant().plus(NextLook.AGAIN))))
                .replaceWithVoid();
    }

    /** Considers a user, unless another replica just did. */
    Uni<Void> consider(UUID userId) {
        var now = clock.instant();
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> Uni.combine()
                        .all()
                        .unis(HookState.of(transaction, userId, now), profiles.find(transaction.connection(), userId))
                        .asTuple())
                .chain(found -> found.getItem1().due()
                        ? consider(transaction, userId, found.getItem1(), found.getItem2(), now)
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> consider(
            PlainTransaction transaction, UUID userId, HookState state, Optional<KnownUser> user, Instant now) {
        if (state.lastDone().filter(last -> last.isAfter(now.minus(GONE))).isEmpty()) {
            return forget(transaction, userId);
        }
        var known = state.zone().or(() -> user.flatMap(KnownUser::zone));
        var zone = known.orElse(ZoneOffset.UTC);
        return objection(transaction, state, user, known, userId, now)
                .chain(objection -> facts(transaction, userId, state, user, zone, now)
                        .chain(facts -> objection
                                        .filter(Reason.QUIET_HOURS::equals)
                                        .isPresent()
                                ? rest(transaction, userId, state, user, facts)
                                : risk(transaction, userId, objection, zone, now)
                                        .chain(risk -> act(transaction, userId, state, user, objection, facts, risk)
                                                .chain(next ->
                                                        lookAgain(transaction, userId, risk, zone, now, next)))));
    }

    /** What there was to tell is noted, nothing is foretold, and whatever there is has time until the morning. */
    private Uni<Void> rest(
            PlainTransaction transaction, UUID userId, HookState state, Optional<KnownUser> user, HookFacts facts) {
        return act(transaction, userId, state, user, Optional.of(Reason.QUIET_HOURS), facts, Optional.empty())
                .chain(() -> next(transaction, userId, NextLook.morning(facts.now(), facts.zone())));
    }

    /** @return when to look again */
    private Uni<Instant> act(
            PlainTransaction transaction,
            UUID userId,
            HookState state,
            Optional<KnownUser> user,
            Optional<Reason> objection,
            HookFacts facts,
            Optional<Risk> risk) {
        var now = facts.now();
        var zone = facts.zone();
        var fitting = HookPolicy.fitting(facts);
        if (fitting.isEmpty()) {
            return Uni.createFrom().item(NextLook.later(now, zone, risk));
        }
        var round = Ids.derived("hook round", userId, UserDay.of(now, zone));
        return isDecided(transaction, round)
                .chain(decided -> decided
                        ? Uni.createFrom().item(NextLook.morning(now, zone))
                        : objection
                                .map(reason -> refuse(transaction, userId, state, reason, facts, fitting))
                                .orElseGet(() -> decide(
                                        transaction, round, userId, state, user.orElseThrow(), facts, fitting, risk)));
    }

    /** Of those who want none of it, or may get none of it, nothing is foretold. */
    private Uni<Optional<Risk>> risk(
            PlainTransaction transaction, UUID userId, Optional<Reason> objection, ZoneId zone, Instant now) {
        return objection.filter(UNASKED::contains).isPresent()
                ? Uni.createFrom().item(Optional.empty())
                : predictions
                        .of(transaction, userId, UserDay.of(now, zone), now)
                        .map(Optional::of);
    }

    private Uni<Void> lookAgain(
            PlainTransaction transaction, UUID userId, Optional<Risk> risk, ZoneId zone, Instant now, Instant next) {
        return next(transaction, userId, next)
                .chain(() -> risk.map(it -> predictions.keep(transaction, userId, UserDay.of(now, zone), it, now, next))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Optional<Reason>> objection(
            PlainTransaction transaction,
            HookState state,
            Optional<KnownUser> user,
            Optional<ZoneId> zone,
            UUID userId,
            Instant now) {
        var phone = user.flatMap(KnownUser::phone);
        var known = Optional.of(userId);
        return Uni.combine()
                .all()
                .unis(
                        quiet.of(transaction.connection(), userId, phone.orElse(null)),
                        consents.of(transaction.connection(), known, phone))
                .with((around, standings) -> HookGate.objection(new HookGate.Request(
                        user,
                        zone,
                        around,
                        standings.pausedUntil(now),
                        state.optedOut(),
                        isToday(state.lastContact(), zone, now),
                        state.withinDay(),
                        state.withinWeek(),
                        Holdout.contains(key, userId),
                        now)));
    }

    private Uni<HookFacts> facts(
            PlainTransaction transaction,
            UUID userId,
            HookState state,
            Optional<KnownUser> user,
            ZoneId zone,
            Instant now) {
        var connection = transaction.connection();
        boolean adult = Adult.isOne(user.flatMap(KnownUser::birthDate), UserDay.of(now, zone));
        return doings.of(connection, userId, zone, now)
                .chain(done -> Uni.combine()
                        .all()
                        .unis(
                                doings.ahead(connection, userId, done),
                                stacks.toTellOf(connection, userId),
                                friends.whoReachedSomething(connection, userId, now))
                        .with((ahead, stacked, friend) -> new HookFacts(
                                now,
                                zone,
                                adult,
                                state.optedOut(),
                                done,
                                ahead,
                                stacked,
                                friend,
                                state.activeHours())));
    }

    private static boolean isToday(Optional<Instant> at, Optional<ZoneId> zone, Instant now) {
        var there = zone.orElse(ZoneOffset.UTC);
        return at.filter(then -> UserDay.of(then, there).equals(UserDay.of(now, there)))
                .isPresent();
    }

    /** Noted once a day for each reason, and no decision of the day: what objects now may not object in the evening. */
    private Uni<Instant> refuse(
            PlainTransaction transaction,
            UUID userId,
            HookState state,
            Reason reason,
            HookFacts facts,
            List<Hook> fitting) {
        var now = facts.now();
        var zone = facts.zone();
        var refusal = Ids.derived("hook refused", userId, UserDay.of(now, zone), reason.wireName());
        var next = reason == Reason.HOOK_DAILY_LIMIT ? state.dayIsOver() : HookPolicy.waitsUntil(facts, fitting);
        return isDecided(transaction, refusal)
                .chain(noted -> noted
                        ? Uni.createFrom().voidItem()
                        : tell(
                                transaction,
                                new HookDecision(
                                        refusal,
                                        userId,
                                        zone,
                                        versions.hooks(state.versions()).active(),
                                        Optional.empty(),
                                        Map.of(),
                                        reason,
                                        fitting,
                                        Map.of(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        now)))
                .replaceWith(
                        next.map(at -> NextLook.todayAt(at, now, zone)).orElseGet(() -> NextLook.morning(now, zone)));
    }

    private Uni<Instant> decide(
            PlainTransaction transaction,
            UUID round,
            UUID userId,
            HookState state,
            KnownUser user,
            HookFacts facts,
            List<Hook> fitting,
            Optional<Risk> risk) {
        return HookPolicy.waitsUntil(facts, fitting)
                .map(then -> Uni.createFrom().item(then))
                .orElseGet(() -> arms.known(transaction.connection())
                        .map(known -> choices.choose(round, userId, facts, state, fitting, risk, known))
                        .chain(decision -> carryOut(transaction, decision, user, state.preferredChannel()))
                        .replaceWith(NextLook.morning(facts.now(), facts.zone())));
    }

    private static Uni<Boolean> isDecided(PlainTransaction transaction, UUID round) {
        return transaction
                .sql("select exists (select from reward_decisions where event_id = $1) as decided")
                .execute(Tuple.of(round))
                .map(found -> found.iterator().next().getBoolean("decided"));
    }

    private Uni<Void> carryOut(
            PlainTransaction transaction, HookDecision decision, KnownUser user, Optional<Channel> preferred) {
        return tell(transaction, decision)
                .chain(() -> rows.round(transaction, decision))
                .chain(() -> decision.chosen()
                        .map(hook -> channels.of(transaction, decision, hook, user, preferred)
                                .chain(over -> raise(transaction, decision, hook, over)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> raise(PlainTransaction transaction, HookDecision decision, Hook hook, List<Channel> channels) {
        var event = Event.of(
                        EventType.HOOK_RAISED,
                        new HookRaised(
                                decision.hookId(),
                                decision.userId(),
                                decision.id(),
                                hook.type(),
                                hook.message(),
                                hook.urgency(),
                                hook.expiresAt().orElse(null),
                                channels))
                .withId(Ids.derived("hook.raised", decision.round()));
        return rows.raise(transaction, decision, hook, channels).chain(() -> transaction.publish(event));
    }

    private Uni<Void> tell(PlainTransaction transaction, HookDecision decision) {
        LOG.infof(
                "decision=%s action=hook reason=%s",
                decision.id(), decision.reason().wireName());
        registry.counter(
                        "heartline.engagement.decisions",
                        "action",
                        "hook",
                        "reason",
                        decision.reason().wireName())
                .increment();
        return log.append(transaction, decision.entry());
    }

    private static Uni<Void> next(PlainTransaction transaction, UUID userId, Instant at) {
        return transaction
                .sql("update hook_looks set look_at = $2 where user_id = $1")
                .execute(Tuple.of(userId, Timestamps.of(at)))
                .replaceWithVoid();
    }

    /** Their next behaviour brings them back. */
    private static Uni<Void> forget(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from hook_looks where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
