package dev.heartline.engagement.hook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
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
import dev.heartline.engagement.decision.LogEntry;
import dev.heartline.engagement.friend.Friends;
import dev.heartline.engagement.habit.HabitStacks;
import dev.heartline.engagement.lapse.LapsePredictions;
import dev.heartline.engagement.policy.Versions;
import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.engagement.policy.gate.Holdout;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.engagement.policy.hook.ArmRecord;
import dev.heartline.engagement.policy.hook.Hook;
import dev.heartline.engagement.policy.hook.HookFacts;
import dev.heartline.engagement.policy.hook.HookGate;
import dev.heartline.engagement.policy.hook.HookPolicy;
import dev.heartline.engagement.policy.hook.HookVersion;
import dev.heartline.engagement.policy.hook.SleepingBandit;
import dev.heartline.engagement.policy.lapse.LapseModel.Risk;
import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.engagement.version.PolicyVersions;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.HookRaised;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.Urgency;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.care.CrisisQuiet;
import dev.heartline.service.contact.Consents;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.ContactDecisions;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.contact.ContactVerdict;
import dev.heartline.service.contact.PlannedContact;
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

    private static final Duration AGAIN = Duration.ofHours(2);
    private static final Duration SOONER = Duration.ofHours(1);
    private static final Duration RATHER_LATER = Duration.ofHours(3);

    private static final Set<Reason> UNASKED = EnumSet.of(
            Reason.PROFILE_UNKNOWN, Reason.CRISIS_QUIET, Reason.OPTED_OUT, Reason.MECHANIC_OPTED_OUT, Reason.PAUSED);

    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final int ADULT = 18;

    private final Transactions transactions;
    private final Pool pool;
    private final Profiles profiles;
    private final CrisisQuiet quiet;
    private final Consents consents;
    private final ContactDecisions contacts;
    private final Doings doings;
    private final HabitStacks stacks;
    private final Friends friends;
    private final HookArms arms;
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
            CrisisQuiet quiet,
            Consents consents,
            ContactDecisions contacts,
            Doings doings,
            HabitStacks stacks,
            Friends friends,
            HookArms arms,
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
        this.contacts = contacts;
        this.doings = doings;
        this.stacks = stacks;
        this.friends = friends;
        this.arms = arms;
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
                .execute(Tuple.of(userId, Timestamps.of(clock.instant().plus(AGAIN))))
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
        var zone = user.flatMap(KnownUser::zone).orElse(ZoneOffset.UTC);
        return objection(transaction, state, user, userId, now).chain(objection -> {
            if (objection.filter(Reason.QUIET_HOURS::equals).isPresent()) {
                return next(transaction, userId, morning(now, zone));
            }
            return fitting(transaction, userId, state, user, zone, now)
                    .chain(fitting -> risk(transaction, userId, objection, zone, now)
                            .chain(risk -> fitting.isEmpty()
                                    ? lookAgain(transaction, userId, risk, zone, now, later(now, zone, risk))
                                    : decide(transaction, userId, state, user, zone, objection, fitting, risk, now)
                                            .chain(() -> lookAgain(
                                                    transaction, userId, risk, zone, now, morning(now, zone)))));
        });
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
            PlainTransaction transaction, HookState state, Optional<KnownUser> user, UUID userId, Instant now) {
        var phone = user.flatMap(KnownUser::phone);
        var known = Optional.of(userId);
        return Uni.combine()
                .all()
                .unis(
                        quiet.until(transaction.connection(), known, phone.orElse(null)),
                        consents.of(transaction.connection(), known, phone))
                .with((quietUntil, standings) -> HookGate.objection(new HookGate.Request(
                        user,
                        quietUntil,
                        standings.pausedUntil(now),
                        state.optedOut(),
                        state.withinDay(),
                        state.withinWeek(),
                        Holdout.contains(key, userId),
                        now)));
    }

    private Uni<List<Hook>> fitting(
            PlainTransaction transaction,
            UUID userId,
            HookState state,
            Optional<KnownUser> user,
            ZoneId zone,
            Instant now) {
        var connection = transaction.connection();
        boolean adult = user.flatMap(KnownUser::birthDate)
                .filter(birth -> birth.until(UserDay.of(now, zone)).getYears() >= ADULT)
                .isPresent();
        return doings.of(connection, userId, zone, now)
                .chain(done -> Uni.combine()
                        .all()
                        .unis(
                                doings.ahead(connection, userId, done),
                                stacks.toTellOf(connection, userId),
                                friends.whoReachedSomething(connection, userId, now))
                        .with((ahead, stacked, friend) -> HookPolicy.fitting(
                                new HookFacts(now, zone, adult, state.optedOut(), done, ahead, stacked, friend))));
    }

    private Uni<Void> decide(
            PlainTransaction transaction,
            UUID userId,
            HookState state,
            Optional<KnownUser> user,
            ZoneId zone,
            Optional<Reason> objection,
            List<Hook> fitting,
            Optional<Risk> risk,
            Instant now) {
        var round = Ids.derived("hook round", userId, UserDay.of(now, zone));
        var inForce = versions.hooks(state.versions());
        return isDecided(transaction, round)
                .chain(decided -> decided
                        ? Uni.createFrom().voidItem()
                        : objection
                                .map(reason -> tell(
                                        transaction,
                                        new HookDecision(
                                                round,
                                                userId,
                                                zone,
                                                inForce.active(),
                                                Optional.empty(),
                                                Map.of(),
                                                reason,
                                                fitting,
                                                Map.of(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                now)))
                                .orElseGet(() -> arms.known(transaction.connection())
                                        .map(known ->
                                                choose(round, userId, zone, inForce, state, fitting, risk, known, now))
                                        .chain(decision -> carryOut(transaction, decision, user.orElseThrow()))));
    }

    private static Uni<Boolean> isDecided(PlainTransaction transaction, UUID round) {
        return transaction
                .sql("select exists (select from reward_decisions where event_id = $1) as decided")
                .execute(Tuple.of(round))
                .map(found -> found.iterator().next().getBoolean("decided"));
    }

    private HookDecision choose(
            UUID round,
            UUID userId,
            ZoneId zone,
            Versions<HookVersion> inForce,
            HookState state,
            List<Hook> fitting,
            Optional<Risk> risk,
            Map<HookType, ArmRecord> known,
            Instant now) {
        var candidates = fitting.stream()
                .map(hook -> new SleepingBandit.Candidate(
                        hook.type(),
                        known.getOrDefault(hook.type(), ArmRecord.NONE),
                        Optional.ofNullable(state.shown().get(hook.type())).map(at -> Duration.between(at, now))))
                .toList();
        var version = inForce.active();
        double u = key.draw(userId, round, version.wireName()).ofArm();
        var odds = version.bandit().odds(candidates);
        var type = version.bandit().draw(odds, u);
        var chosen = type.flatMap(
                it -> fitting.stream().filter(hook -> hook.type() == it).findFirst());
        return new HookDecision(
                round,
                userId,
                zone,
                version,
                inForce.shadow().map(other -> shadow(other, candidates, u)),
                features(zone, state, candidates, risk, now),
                chosen.isPresent() ? Reason.HOOK_CHOSEN : Reason.NO_HOOK_CHOSEN,
                fitting,
                odds,
                chosen,
                Optional.of(u),
                now);
    }

    private static LogEntry.Shadow shadow(HookVersion version, List<SleepingBandit.Candidate> candidates, double u) {
        var odds = version.bandit().odds(candidates);
        return new LogEntry.Shadow(
                version.wireName(),
                HookDecision.propensities(version, odds),
                version.bandit().draw(odds, u).map(HookType::wireName));
    }

    private static Map<String, Object> features(
            ZoneId zone, HookState state, List<SleepingBandit.Candidate> candidates, Optional<Risk> risk, Instant now) {
        var features = new LinkedHashMap<String, Object>();
        features.put("local_hour", now.atZone(zone).getHour());
        state.lastDone()
                .ifPresent(last -> features.put(
                        "hours_since_anything", Duration.between(last, now).toHours()));
        features.put("hooks_of_the_week", state.withinWeek());
        risk.ifPresent(it -> {
            features.put("lapse_risk", it.lapse());
            features.put("leave_risk", it.leave());
        });
        candidates.forEach(candidate -> candidate
                .sinceShown()
                .ifPresent(
                        since -> features.put("days_since_" + candidate.type().wireName(), since.toDays())));
        return features;
    }

    private Uni<Void> carryOut(PlainTransaction transaction, HookDecision decision, KnownUser user) {
        return tell(transaction, decision)
                .chain(() -> rows.round(transaction, decision))
                .chain(() -> decision.chosen()
                        .map(hook -> channels(transaction, decision, hook, user)
                                .chain(channels -> raise(transaction, decision, hook, channels)))
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

    /** A text only for what can't wait, and only where the contact policy lets a nudge through right now: nothing is held for later. */
    private Uni<List<Channel>> channels(
            PlainTransaction transaction, HookDecision decision, Hook hook, KnownUser user) {
        var channels = new ArrayList<Channel>();
        if (user.consentsTo(Channel.PUSH)) {
            channels.add(Channel.PUSH);
        }
        channels.add(Channel.IN_APP);
        if (hook.urgency().compareTo(Urgency.MEDIUM) < 0
                || !user.consentsTo(Channel.SMS)
                || user.phone().isEmpty()) {
            return Uni.createFrom().item(channels);
        }
        var text = new PlannedContact(
                ContactChannel.SMS,
                ContactPurpose.NUDGE,
                Optional.of(user.userId()),
                Optional.of(user),
                user.phone(),
                decision.hookId());
        return contacts.decide(transaction, text).map(verdict -> {
            if (verdict instanceof ContactVerdict.Allowed) {
                channels.add(Channel.SMS);
            }
            return channels;
        });
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

    /** Sooner where somebody may lapse: more often there is something to tell in time. The gate and its caps are the same for all. */
    private static Instant later(Instant now, ZoneId zone, Optional<Risk> risk) {
        var soon = now.plus(
                risk.filter(Risk::isSerious).isPresent()
                        ? SOONER
                        : risk.filter(Risk::isSmall).isPresent() ? RATHER_LATER : AGAIN);
        return soon.atZone(zone).toLocalTime().isBefore(HookGate.CLOSES) && !isNight(soon, zone)
                ? soon
                : morning(now, zone);
    }

    private static boolean isNight(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalTime().isBefore(HookGate.OPENS);
    }

    private static Instant morning(Instant now, ZoneId zone) {
        var morning =
                now.atZone(zone).toLocalDate().atTime(MORNING).atZone(zone).toInstant();
        return morning.isAfter(now)
                ? morning
                : now.atZone(zone)
                        .toLocalDate()
                        .plusDays(1)
                        .atTime(MORNING)
                        .atZone(zone)
                        .toInstant();
    }
}
