package dev.heartline.call.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;

/**
 * Writes down what came of an attempt, and has the next one come, or the next occurrence. Under the lock of its user, so that
 * nothing is written of somebody who is being erased.
 */
@ApplicationScoped
class Settlement {

    private static final Logger LOG = Logger.getLogger(Settlement.class);

    private final Transactions transactions;
    private final ScheduledCalls calls;
    private final CallSeries series;
    private final ScheduleConfig config;
    private final Retrying retrying;
    private final Clock clock;
    private final MeterRegistry registry;

    Settlement(
            Transactions transactions,
            ScheduledCalls calls,
            CallSeries series,
            ScheduleConfig config,
            Clock clock,
            MeterRegistry registry) {
        this.transactions = transactions;
        this.calls = calls;
        this.series = series;
        this.config = config;
        this.retrying = config.retrying();
        this.clock = clock;
        this.registry = registry;
    }

    /** Nobody was dialled. */
    Uni<Void> notDialled(ScheduledCall scheduled, Attempt attempt) {
        return underLock(
                scheduled.userId(),
                scheduled.id(),
                (transaction, now) -> now.state() == ScheduleState.WAITING && now.attempts() == scheduled.attempts()
                        ? conclude(transaction, now, attempt)
                        : Uni.createFrom().voidItem());
    }

    /** Its call is over. */
    Uni<Void> ended(ScheduledCalls.Ended over) {
        return underLock(
                over.userId(),
                over.id(),
                (transaction, now) -> now.state() == ScheduleState.CALLING
                        ? calls.ending(transaction, now).chain(attempt -> conclude(transaction, now, attempt))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> underLock(UUID userId, UUID id, BiFunction<PlainTransaction, ScheduledCall, Uni<Void>> work) {
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> calls.lock(transaction, id))
                .chain(found -> found.isPresent()
                        ? work.apply(transaction, found.get())
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> conclude(PlainTransaction transaction, ScheduledCall scheduled, Attempt attempt) {
        Instant now = clock.instant();
        return calls.alike(transaction, scheduled, attempt)
                .map(alike ->
                        retrying.by(scheduled.onVoicemail(config)).after(attempt, alike, now, scheduled.windowEndsAt()))
                .chain(fate -> calls.conclude(transaction, scheduled, attempt, fate, now)
                        .chain(() -> fate instanceof Fate.Settled
                                ? series.goOn(transaction, scheduled, now)
                                : Uni.createFrom().voidItem())
                        .invoke(() -> tell(scheduled, attempt, fate)));
    }

    private void tell(ScheduledCall scheduled, Attempt attempt, Fate fate) {
        var state = fate instanceof Fate.Settled settled ? settled.state() : ScheduleState.WAITING;
        LOG.infof(
                "Scheduled call %s, attempt %d: %s, so it is %s",
                scheduled.id(), scheduled.attempts(), attempt.wireName(), state.wireName());
        registry.counter("heartline.calls.scheduled", "attempt", attempt.wireName(), "state", state.wireName())
                .increment();
    }
}
