package dev.heartline.call.schedule;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.call.dial.ContactNotAllowed;
import dev.heartline.call.dial.Dialling;
import dev.heartline.call.dial.LineInUse;
import dev.heartline.call.dial.ProviderBusy;
import dev.heartline.call.dial.UserNotReachable;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.service.contact.ContactVerdict;

/**
 * Makes the calls that are due. Replicas share them: each claims what it takes. One that dies leaves its calls to the others,
 * which find by the attempt's key whether it had dialled.
 */
@ApplicationScoped
class DueCalls {

    private static final Logger LOG = Logger.getLogger(DueCalls.class);

    /** A provider that doesn't answer holds up the batch it is in. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ScheduledCalls calls;
    private final Settlement settlement;
    private final Dialling dialling;
    private final ScheduleConfig config;
    private final Clock clock;
    private BackgroundLoop loop;

    DueCalls(ScheduledCalls calls, Settlement settlement, Dialling dialling, ScheduleConfig config, Clock clock) {
        this.calls = calls;
        this.settlement = settlement;
        this.dialling = dialling;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loop = new BackgroundLoop("scheduled-calls", 1, config.every(), this::look);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** @return whether anything was done */
    boolean look() {
        var ended = each(calls.ended(clock.instant(), config.batch()), this::conclude);
        var due = each(calls.claim(clock.instant(), config.lease(), config.batch()), this::dial);
        return ended + due > 0;
    }

    /**
     * One that fails is left to a later look, and leaves the others alone.
     *
     * @return how many went well
     */
    private <T> long each(Uni<List<T>> found, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(found.await().atMost(PATIENCE))
                .onItem()
                .transformToUni(item -> work.apply(item)
                        .replaceWith(true)
                        .onFailure()
                        .invoke(failure -> LOG.warnf("A scheduled call has to wait: %s", failure.toString()))
                        .onFailure()
                        .recoverWithItem(false))
                .merge(config.atOnce())
                .filter(Boolean::booleanValue)
                .collect()
                .with(Collectors.counting())
                .await()
                .atMost(PATIENCE);
    }

    private Uni<Void> conclude(ScheduledCalls.Ended ended) {
        return settlement
                .ended(ended)
                .onFailure()
                .call(() -> calls.later(ended, clock.instant().plus(config.lease())));
    }

    private Uni<Void> dial(ScheduledCall scheduled) {
        return scheduled.isLate(clock.instant()) ? late(scheduled) : inTime(scheduled);
    }

    /** A replica may have dialled in time and died before it said so. */
    private Uni<Void> late(ScheduledCall scheduled) {
        return dialling.earlier(scheduled.attemptKey())
                .chain(callId -> callId.isPresent()
                        ? calls.calling(scheduled, callId.get(), clock.instant())
                        : settlement.notDialled(scheduled, new Attempt.Late()));
    }

    private Uni<Void> inTime(ScheduledCall scheduled) {
        return dialling.dial(scheduled.attemptKey(), scheduled.wanted(), scheduled.onVoicemail(config))
                .chain(dialled -> calls.calling(scheduled, dialled.call().id(), clock.instant()))
                .onFailure(failure -> whyNot(failure).isPresent())
                .recoverWithUni(failure ->
                        settlement.notDialled(scheduled, whyNot(failure).orElseThrow()));
    }

    /** Empty where it isn't known whether anybody was dialled: the attempt is made again, under the same key. */
    private static Optional<Attempt> whyNot(Throwable failure) {
        return switch (failure) {
            case ContactNotAllowed notAllowed ->
                switch (notAllowed.verdict()) {
                    case ContactVerdict.Held(var until, var reason) ->
                        Optional.of(new Attempt.Held(until, reason.wireName()));
                    case ContactVerdict.Refused(var reason) -> Optional.of(new Attempt.Refused(reason.wireName()));
                    case ContactVerdict.Allowed _ -> Optional.empty();
                };
            case LineInUse _ -> Optional.of(new Attempt.LineInUse());
            case ProviderBusy _ -> Optional.of(new Attempt.ProviderBusy());
            case UserNotReachable _ -> Optional.of(new Attempt.NotReachable());
            default -> Optional.empty();
        };
    }
}
