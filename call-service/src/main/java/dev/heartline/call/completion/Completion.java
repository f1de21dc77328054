package dev.heartline.call.completion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.ai.coach.Introduction;
import dev.heartline.ai.reading.ConversationReading;
import dev.heartline.call.care.Crises;
import dev.heartline.call.completion.BeginningOfCall.Beginning;
import dev.heartline.call.judgement.LateJudgement;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallEnded;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.PhoneCall;
import dev.heartline.call.live.ActiveCalls;
import dev.heartline.call.live.Conversations;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.call.transcript.CallTurns;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.CallCompleted.FollowUp;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.SessionTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.model.Occasion;

/**
 * Publishes {@code call.completed} for a finished call, once: the event and the row that says so are one transaction
 * under the call's lock. May run any number of times, in any replica, at the same time.
 */
@ApplicationScoped
class Completion {

    private static final Logger LOG = Logger.getLogger(Completion.class);

    /** As {@link #fingerprint(List)} computes it. */
    private static final String FINGERPRINT = """
            select coalesce(string_agg(concat_ws('/', seq, char_length(text), interrupted), ',' order by seq), '')
            from call_turns where call_id = ?1
            """;

    private static final String COMPLETED = "select from phone_calls where id = $1 and completed_at is not null";

    private final Introduction introduction = new Introduction();
    private final Conversations conversations;
    private final LateJudgement late;
    private final Crises crises;
    private final CallTurns turns;
    private final BeginningOfCall began;
    private final Analysis analysis;
    private final AgreedCall agreed;
    private final CallLifecycle lifecycle;
    private final ActiveCalls activeCalls;
    private final Transactions transactions;
    private final CallPrices prices;
    private final Duration askPriceAfter;
    private final CompletionConfig config;
    private final ExecutorService virtualThreads;
    private final Clock clock;
    private final MeterRegistry registry;

    Completion(
            Conversations conversations,
            LateJudgement late,
            Crises crises,
            CallTurns turns,
            BeginningOfCall began,
            Analysis analysis,
            AgreedCall agreed,
            CallLifecycle lifecycle,
            ActiveCalls activeCalls,
            Transactions transactions,
            CallPriceConfig price,
            CompletionConfig config,
            @VirtualThreads ExecutorService virtualThreads,
            Clock clock,
            MeterRegistry registry) {
        this.conversations = conversations;
        this.late = late;
        this.crises = crises;
        this.turns = turns;
        this.began = began;
        this.analysis = analysis;
        this.agreed = agreed;
        this.lifecycle = lifecycle;
        this.activeCalls = activeCalls;
        this.transactions = transactions;
        this.prices = price.prices();
        this.askPriceAfter = price.askAfter();
        this.config = config;
        this.virtualThreads = virtualThreads;
        this.clock = clock;
        this.registry = registry;
    }

    /** Right after the call has ended. If this fails, the sweep comes back to it. */
    void on(@Observes CallEnded ended) {
        var timer = Timer.start(registry);
        complete(ended.callId())
                .subscribe()
                .with(
                        _ -> timer.stop(registry.timer("heartline.call.completion")),
                        failure -> LOG.errorf(failure, "Call %s has to wait for the sweep", ended.callId()));
    }

    /**
     * Does nothing for a call that goes on, is completed or has been erased. What is published was judged: turns that come
     * between the two send it round again.
     */
    Uni<Void> complete(UUID callId) {
        return isCompleted(callId)
                .chain(completed -> completed ? Uni.createFrom().voidItem() : settleAndConclude(callId));
    }

    /** Asked again under the lock. What is understood of a call may cost something, and is not to be sought for nothing. */
    private Uni<Boolean> isCompleted(UUID callId) {
        return transactions.plain(transaction ->
                transaction.sql(COMPLETED).execute(Tuple.of(callId)).map(rows -> rows.size() == 1));
    }

    private Uni<Void> settleAndConclude(UUID callId) {
        return conversations
                .settle(callId)
                .chain(() -> turns.of(callId))
                .call(() -> late.catchUp(callId, config.judgingLimit()))
                .chain(heard -> conclude(callId, heard))
                .chain(result -> switch (result) {
                    case PUBLISHED, NOTHING_TO_DO -> Uni.createFrom().voidItem();
                    case MORE_WAS_SAID -> complete(callId);
                });
    }

    /** All that computes happens before the transaction, and on no event loop. */
    private Uni<Result> conclude(UUID callId, List<CallTurn> heard) {
        return Uni.combine()
                .all()
                .unis(Uni.createFrom().item(() -> Said.of(heard)).runSubscriptionOn(virtualThreads), began.of(callId))
                .asTuple()
                .chain(found -> understood(callId, found.getItem1(), found.getItem2()))
                .chain(understood -> publish(callId, heard, understood))
                .invoke(result -> tell(callId, heard, result));
    }

    /**
     * What was made of the words that were said.
     *
     * @param reached whom we called came to the phone
     */
    private record Understood(
            Said said, Optional<ConversationReading> reading, Optional<FollowUp> agreed, boolean reached) {}

    /** What somebody else says who has picked up tells nothing of whom we called, but when they may be there. */
    private Uni<Understood> understood(UUID callId, Said said, Beginning began) {
        var turns = said.turns().stream().map(CallTurn::toTurn).toList();
        if (introduction.isSomebodyElse(began.called(), turns)) {
            return agreed.in(said.turns(), began).map(at -> new Understood(said, Optional.empty(), at, false));
        }
        return analysis.of(said.turns(), new Occasion(began.userId(), callId))
                .emitOn(virtualThreads)
                .map(reading -> reading.map(read -> read.dated(began.at())))
                .chain(reading -> agreed.in(said.turns(), began).map(at -> new Understood(said, reading, at, true)));
    }

    private Uni<Result> publish(UUID callId, List<CallTurn> heard, Understood understood) {
        return transactions.session(transaction -> owner(transaction, callId)
                .chain(transaction::lock)
                .chain(() -> lifecycle.lock(transaction, callId))
                .chain(call -> call == null
                                || call.isConcluded()
                                || !call.snapshot().status().isTerminal()
                        ? Uni.createFrom().item(Result.NOTHING_TO_DO)
                        : isAllThatWasSaid(transaction, callId, heard)
                                .chain(all -> all
                                        ? conclude(transaction, call, understood)
                                        : Uni.createFrom().item(Result.MORE_WAS_SAID))));
    }

    /** What the event will be keyed by. Its lock comes before the row's, as in an erasure. */
    private static Uni<String> owner(SessionTransaction transaction, UUID callId) {
        return transaction
                .session()
                .createNativeQuery("select cast(user_id as text) from phone_calls where id = ?1", String.class)
                .setParameter(1, callId)
                .getSingleResultOrNull()
                .map(userId -> userId == null ? callId.toString() : userId);
    }

    private static Uni<Boolean> isAllThatWasSaid(SessionTransaction transaction, UUID callId, List<CallTurn> said) {
        return transaction
                .session()
                .createNativeQuery(FINGERPRINT, String.class)
                .setParameter(1, callId)
                .getSingleResult()
                .map(fingerprint(said)::equals);
    }

    private static String fingerprint(List<CallTurn> said) {
        return said.stream()
                .map(turn -> turn.seq() + "/"
                        + turn.text().codePointCount(0, turn.text().length()) + "/" + (turn.interrupted() ? "t" : "f"))
                .collect(Collectors.joining(","));
    }

    private Uni<Result> conclude(SessionTransaction transaction, PhoneCall call, Understood understood) {
        var said = understood.said();
        var finished = new FinishedCall(
                call.snapshot(),
                said.turns(),
                understood.reading(),
                call.heardCrisis(),
                understood.agreed(),
                understood.reached());
        call.conclude(finished.conclusion(), Instant.now());
        call.askPriceAt(clock.instant().plus(askPriceAfter));
        call.estimateCost(prices.of(finished.call().direction(), finished.call().durationSeconds()));
        return transaction
                .session()
                .flush()
                .chain(() -> mark(transaction, finished.call().id(), said.sensitive()))
                .chain(() -> call.heardCrisis()
                        ? crises.over(transaction, finished.call().id())
                        : Uni.createFrom().voidItem())
                .chain(() -> activeCalls.remove(transaction, finished.call().id()))
                .chain(() -> transaction.publish(event(finished)))
                .replaceWith(Result.PUBLISHED);
    }

    private static Uni<Void> mark(SessionTransaction transaction, UUID callId, List<Integer> sensitive) {
        return sensitive.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .session()
                        .createNativeQuery("update call_turns set sensitive = true where call_id = ?1 and seq in (?2)")
                        .setParameter(1, callId)
                        .setParameter(2, sensitive)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static Event<CallCompleted> event(FinishedCall finished) {
        Call call = finished.call();
        var data = finished.event();
        var event = call.userId() == null
                ? Event.about(EventType.CALL_COMPLETED, call.id().toString(), data)
                : Event.of(EventType.CALL_COMPLETED, data);
        return event.withId(Ids.derived("call.completed", call.id()));
    }

    /** After the commit. */
    private static void tell(UUID callId, List<CallTurn> said, Result result) {
        if (result == Result.PUBLISHED) {
            LOG.infof("Call %s is completed: call.completed with its %d turns is on its way", callId, said.size());
        }
    }

    private enum Result {
        PUBLISHED,
        NOTHING_TO_DO,
        MORE_WAS_SAID
    }
}
