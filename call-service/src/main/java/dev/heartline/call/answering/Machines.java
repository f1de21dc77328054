package dev.heartline.call.answering;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.call.lifecycle.PhoneCall;
import dev.heartline.call.transcript.CallTurns;
import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.messaging.transaction.SessionTransaction;

/** Notes whether a machine picked up, by the word of the network or by its greeting. */
@ApplicationScoped
public class Machines {

    private static final Logger LOG = Logger.getLogger(Machines.class);

    private final CallLifecycle lifecycle;
    private final CallTurns turns;
    private final EndsCalls network;
    private final ExecutorService virtualThreads;
    private final MeterRegistry registry;

    Machines(
            CallLifecycle lifecycle,
            CallTurns turns,
            EndsCalls network,
            @VirtualThreads ExecutorService virtualThreads,
            MeterRegistry registry) {
        this.lifecycle = lifecycle;
        this.turns = turns;
        this.network = network;
        this.virtualThreads = virtualThreads;
        this.registry = registry;
    }

    /**
     * What the network makes out, seconds after somebody picked up. It errs: whoever has said on the call what no machine
     * says is a person. A machine is hung up on, and no message is left.
     *
     * @param who empty where the network can't tell
     * @param word the carrier's own for it
     * @throws dev.heartline.call.lifecycle.CallNotFound (as a failure)
     */
    public Uni<Call> told(CallReference reference, Optional<AnsweredBy> who, String word) {
        return lifecycle
                .advance(reference, (transaction, call) -> {
                    call.toldByNetwork(word);
                    return believed(transaction, call, who).map(believed -> answeredBy(believed.orElse(null)));
                })
                .call(call -> who.filter(AnsweredBy.MACHINE::equals).isPresent()
                                && call.isVoicemail()
                                && !call.status().isTerminal()
                        ? hangUp(call)
                        : Uni.createFrom().voidItem());
    }

    /**
     * Moves a call by a signal that may bring the network's word along, which is weighed as {@link #told} does.
     *
     * @throws dev.heartline.call.lifecycle.CallNotFound (as a failure)
     */
    public Uni<Call> advanced(CallReference reference, CallSignal signal) {
        return lifecycle.advance(
                reference,
                (transaction, call) -> believed(transaction, call, Optional.ofNullable(signal.answeredBy()))
                        .map(believed -> signal.answeredBy(believed.orElse(null))));
    }

    /** The caller knows the machine by its greeting. */
    public Uni<Void> greeted(Call call) {
        return lifecycle
                .advance(new CallReference.ById(call.id()), (_, known) -> {
                    known.greetedByMachine();
                    return Uni.createFrom()
                            .item(answeredBy(known.heardCrisis() ? AnsweredBy.HUMAN : AnsweredBy.MACHINE));
                })
                .invoke(() -> count("greeting"))
                .replaceWithVoid();
    }

    private Uni<Optional<AnsweredBy>> believed(
            SessionTransaction transaction, PhoneCall call, Optional<AnsweredBy> who) {
        if (who.filter(AnsweredBy.MACHINE::equals).isEmpty()) {
            return Uni.createFrom().item(who);
        }
        return turns.ofUser(transaction, call.snapshot().id())
                .map(said -> call.heardCrisis() || !MachineGreeting.mayBe(said) ? Optional.of(AnsweredBy.HUMAN) : who);
    }

    private static CallSignal answeredBy(AnsweredBy who) {
        return CallSignal.of(CallStatus.IN_PROGRESS, Instant.now()).answeredBy(who);
    }

    /** Where it fails, the greeting is known by its words, and the longest call ends what is left. */
    private Uni<Void> hangUp(Call call) {
        count("network");
        return Uni.createFrom()
                .<Void>item(() -> {
                    network.hangUp(call);
                    return null;
                })
                .runSubscriptionOn(virtualThreads)
                .onFailure()
                .invoke(failure -> LOG.warnf("%s, which a machine answered, goes on: %s", call, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private void count(String by) {
        registry.counter("heartline.calls.machines", "by", by).increment();
    }
}
