package dev.heartline.call.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import dev.heartline.care.nudge.HooksTold;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.HookRaised;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ForgottenContacts;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;

/**
 * Schedules a call for each hook that chooses one: one, however often the hook is told, and none once it is over. To the contact policy
 * it is a nudge, which is asked when it is due. On a day on which its user was told another hook some other way it has to wait.
 */
@ApplicationScoped
class HookCalls {

    private static final Logger LOG = Logger.getLogger(HookCalls.class);
    private static final String CONSUMER = "hook-call";

    /** In the place of a client's subject, which none has: it is no URI and no name. */
    private static final String CLIENT = ":hook";

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final Profiles profiles;
    private final BestCallTimes bestTimes;
    private final Planning planning;
    private final ScheduleConfig config;
    private final HooksTold told;
    private final ForgottenContacts forgotten;
    private final Clock clock;

    HookCalls(
            EventConsumer consumer,
            Transactions transactions,
            Profiles profiles,
            BestCallTimes bestTimes,
            Planning planning,
            ScheduleConfig config,
            HooksTold told,
            ForgottenContacts forgotten,
            Clock clock) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.profiles = profiles;
        this.bestTimes = bestTimes;
        this.planning = planning;
        this.config = config;
        this.told = told;
        this.forgotten = forgotten;
        this.clock = clock;
    }

    @Incoming("hook-raised")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(message, EventType.HOOK_RAISED, this::call);
    }

    private Uni<Void> call(Event<HookRaised> event) {
        var hook = event.body();
        if (!hook.channels().contains(Channel.CALL)) {
            return transactions.plainOnce(CONSUMER, event, transaction -> told.note(transaction, event));
        }
        if (isOver(hook) || forgotten.mayHaveBeenMade(event.time())) {
            return Uni.createFrom().voidItem();
        }
        return transactions
                .plainOnce(CONSUMER, event, transaction -> call(transaction, hook))
                .invoke(() -> LOG.infof("Hook %s is to be told by a call", hook.hookId()));
    }

    private boolean isOver(HookRaised hook) {
        return hook.expiresAt() != null && !hook.expiresAt().isAfter(clock.instant());
    }

    /** Nothing where nobody knows what time it is for them. */
    private Uni<Void> call(PlainTransaction transaction, HookRaised hook) {
        return profiles.find(transaction.connection(), hook.userId())
                .chain(user -> user.flatMap(KnownUser::zone)
                        .map(zone -> call(transaction, hook, zone))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> call(PlainTransaction transaction, HookRaised hook, ZoneId zone) {
        return bestTimes
                .of(transaction.connection(), hook.userId())
                .map(best -> plan(hook, new OpenTime(best, config.openTime()), zone))
                .chain(plan -> planning.once(
                        transaction,
                        plan,
                        CLIENT,
                        hook.hookId(),
                        new Origin.OfHook(hook.hookId()),
                        () -> Uni.createFrom().voidItem()));
    }

    private Plan plan(HookRaised hook, OpenTime open, ZoneId zone) {
        var expiresAt = Optional.ofNullable(hook.expiresAt());
        var chosen = new HookTime(open, zone, clock.instant(), expiresAt).chosen();
        return new Plan(
                hook.userId(),
                chosen.at(),
                chosen.from(),
                zone,
                purpose(hook.hookType()),
                about(hook.hookType()),
                window(WallClock.instant(chosen.at(), zone), expiresAt),
                Optional.empty());
    }

    /** It is over when the hook is, at the latest. */
    private Duration window(Instant at, Optional<Instant> expiresAt) {
        return expiresAt
                .map(end -> Duration.between(at, end))
                .filter(left -> left.compareTo(config.window()) < 0)
                .orElse(config.window());
    }

    private static CallPurpose purpose(HookType type) {
        return switch (type) {
            case UNCOMPLETED_TASK, STREAK_AT_RISK -> CallPurpose.ACCOUNTABILITY;
            case PENDING_ACHIEVEMENT, FRIEND_ACTIVITY, PERSONALIZED_INSIGHT -> CallPurpose.CHECK_IN;
        };
    }

    /** The hook's own words are a sentence to read, and no topic. */
    private static List<String> about(HookType type) {
        return switch (type) {
            case UNCOMPLETED_TASK -> List.of("what you wanted to finish");
            case STREAK_AT_RISK -> List.of("your streak");
            case PENDING_ACHIEVEMENT -> List.of("what you are close to reaching");
            case FRIEND_ACTIVITY, PERSONALIZED_INSIGHT -> List.of();
        };
    }
}
