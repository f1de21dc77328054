package dev.heartline.call.answering;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.call.answering.NetworkVerdict.Greeting;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.call.lifecycle.MailboxMessage;
import dev.heartline.call.lifecycle.PhoneCall;
import dev.heartline.call.lifecycle.VoicemailAction;
import dev.heartline.call.transcript.CallTurns;
import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.messaging.transaction.SessionTransaction;

/**
 * Notes whether a machine picked up, by the word of the network or by its greeting, and has it hung up on or, where that is wanted, left a
 * message after its greeting.
 */
@ApplicationScoped
public class Machines {

    private static final Logger LOG = Logger.getLogger(Machines.class);

    /** For the carrier's word that a greeting is too long, which comes first where it comes. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final CallLifecycle lifecycle;
    private final CallTurns turns;
    private final EndsCalls network;
    private final LeavesMessages mailboxes;
    private final MailboxWords words;
    private final VoicemailConfig config;
    private final ExecutorService virtualThreads;
    private final MeterRegistry registry;

    Machines(
            CallLifecycle lifecycle,
            CallTurns turns,
            EndsCalls network,
            LeavesMessages mailboxes,
            MailboxWords words,
            VoicemailConfig config,
            @VirtualThreads ExecutorService virtualThreads,
            MeterRegistry registry) {
        this.lifecycle = lifecycle;
        this.turns = turns;
        this.network = network;
        this.mailboxes = mailboxes;
        this.words = words;
        this.config = config;
        this.virtualThreads = virtualThreads;
        this.registry = registry;
    }

    /**
     * What the network makes out, seconds after somebody picked up, and perhaps when a greeting is over. It errs: whoever has said on the
     * call what no machine says is a person.
     *
     * @throws dev.heartline.call.lifecycle.CallNotFound (as a failure)
     */
    public Uni<Call> told(CallReference reference, NetworkVerdict verdict) {
        var then = new AtomicReference<UponMachine>();
        return lifecycle
                .advance(reference, (transaction, call) -> {
                    call.toldByNetwork(verdict.word());
                    return believed(transaction, call, verdict.who()).map(believed -> {
                        var known = call.snapshot();
                        boolean machine = known.isVoicemail()
                                || believed.filter(AnsweredBy.MACHINE::equals).isPresent();
                        boolean isNews =
                                verdict.who().filter(AnsweredBy.MACHINE::equals).isPresent()
                                        || known.message() == MailboxMessage.WAITING;
                        if (machine && isNews) {
                            then.set(decide(call, verdict.greeting()).orElse(null));
                            count(known, "network");
                        }
                        return answeredBy(believed.orElse(null));
                    });
                })
                .call(call -> carryOut(call, then.get()));
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

    /**
     * The caller knows the machine by its greeting.
     *
     * @return whether the line has to stay open, because a message is left, or will be when the greeting is over
     */
    public Uni<Boolean> greeted(Call call) {
        var then = new AtomicReference<UponMachine>();
        return lifecycle
                .advance(new CallReference.ById(call.id()), (_, known) -> {
                    known.greetedByMachine();
                    if (known.heardCrisis()) {
                        return Uni.createFrom().item(answeredBy(AnsweredBy.HUMAN));
                    }
                    then.set(decide(known, greetingThatIsHeard(known)).orElse(null));
                    count(known.snapshot(), "greeting");
                    return Uni.createFrom().item(answeredBy(AnsweredBy.MACHINE));
                })
                // Whoever hears the greeting ends the call.
                .call(now ->
                        then.get() == UponMachine.HANG_UP ? Uni.createFrom().voidItem() : carryOut(now, then.get()))
                .map(Call::isForMailbox);
    }

    /**
     * Something was said on a line that is kept for a mailbox's message. What no greeting says a person has said, who is talked with from
     * then on.
     *
     * @param words what was heard
     */
    public Uni<Call> saidMeanwhile(Call call, String words) {
        return MachineGreeting.mayBe(List.of(words))
                ? Uni.createFrom().item(call)
                : lifecycle.advance(new CallReference.ById(call.id()), (_, known) -> {
                    if (known.snapshot().message() == MailboxMessage.WAITING) {
                        LOG.infof("%s was taken for a mailbox, and somebody speaks", call);
                        known.spokenToByPerson();
                    }
                    return Uni.createFrom().item(CallSignal.of(CallStatus.IN_PROGRESS, Instant.now()));
                });
    }

    /** Where the network has said what it had to say, and it wasn't that a greeting goes on, it says nothing more. */
    private static Greeting greetingThatIsHeard(PhoneCall call) {
        return call.snapshot().message() == MailboxMessage.WAITING || !call.isToldOfByNetwork()
                ? Greeting.GOES_ON
                : Greeting.ENDLESS;
    }

    /** Under the call's lock; empty where it is over, or its message has been left. */
    private Optional<UponMachine> decide(PhoneCall call, Greeting greeting) {
        var known = call.snapshot();
        if (known.status().isTerminal() || known.message() == MailboxMessage.LEFT) {
            return Optional.empty();
        }
        var upon = UponMachine.of(known.onVoicemail(), mailboxes.messageLeaving(known), greeting);
        if (known.onVoicemail() == VoicemailAction.LEAVE_MESSAGE) {
            call.message(
                    switch (upon) {
                        case HANG_UP -> MailboxMessage.NOT_LEFT;
                        case WAIT -> MailboxMessage.WAITING;
                        case LEAVE_MESSAGE -> MailboxMessage.LEFT;
                    });
        }
        return Optional.of(upon);
    }

    private Uni<Void> carryOut(Call call, UponMachine upon) {
        return switch (upon) {
            case null -> Uni.createFrom().voidItem();
            case HANG_UP -> hangUp(call);
            case WAIT -> {
                waitNoLongerThanAGreeting(call);
                yield Uni.createFrom().voidItem();
            }
            case LEAVE_MESSAGE -> leaveMessage(call);
        };
    }

    private Uni<Optional<AnsweredBy>> believed(
            SessionTransaction transaction, PhoneCall call, Optional<AnsweredBy> who) {
        if (who.filter(AnsweredBy.MACHINE::equals).isEmpty()) {
            return Uni.createFrom().item(who);
        }
        if (isAPersons(call)) {
            return Uni.createFrom().item(Optional.of(AnsweredBy.HUMAN));
        }
        return turns.ofUser(transaction, call.snapshot().id())
                .map(said -> !MachineGreeting.mayBe(said) ? Optional.of(AnsweredBy.HUMAN) : who);
    }

    /** Somebody spoke of danger, or where a message was to be left. */
    private static boolean isAPersons(PhoneCall call) {
        var known = call.snapshot();
        return call.heardCrisis()
                || known.answeredBy() == AnsweredBy.HUMAN && known.message() == MailboxMessage.NOT_LEFT;
    }

    /** A machine, unless somebody was heard meanwhile. */
    private static AnsweredBy whoItStaysWith(PhoneCall call) {
        return isAPersons(call) ? AnsweredBy.HUMAN : AnsweredBy.MACHINE;
    }

    private static CallSignal answeredBy(AnsweredBy who) {
        return CallSignal.of(CallStatus.IN_PROGRESS, Instant.now()).answeredBy(who);
    }

    private Uni<Void> leaveMessage(Call call) {
        return Uni.createFrom()
                .<Void>item(() -> {
                    mailboxes.leaveMessage(call, words.to(call));
                    return null;
                })
                .runSubscriptionOn(virtualThreads)
                .invoke(() -> countMessage(call, MailboxMessage.LEFT))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("No message was left on %s: %s", call, failure.getMessage());
                    return noMessage(call).chain(() -> hangUp(call));
                });
    }

    private Uni<Void> noMessage(Call call) {
        countMessage(call, MailboxMessage.NOT_LEFT);
        return lifecycle
                .advance(new CallReference.ById(call.id()), (_, known) -> {
                    known.message(MailboxMessage.NOT_LEFT);
                    return Uni.createFrom().item(answeredBy(whoItStaysWith(known)));
                })
                .replaceWithVoid();
    }

    /** Where this process is gone by then, the carrier's own limit ends the wait. */
    private void waitNoLongerThanAGreeting(Call call) {
        var then = new AtomicReference<UponMachine>();
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(config.longestGreeting().plus(GRACE))
                .chain(() -> lifecycle.advance(new CallReference.ById(call.id()), (_, known) -> {
                    if (known.snapshot().message() == MailboxMessage.WAITING) {
                        then.set(decide(known, Greeting.ENDLESS).orElse(null));
                    }
                    return Uni.createFrom().item(answeredBy(whoItStaysWith(known)));
                }))
                .chain(now -> carryOut(now, then.get()))
                .subscribe()
                .with(_ -> {}, failure -> LOG.warnf("%s waits for a greeting's end no longer: %s", call, failure));
    }

    /** Where it fails, the greeting is known by its words, and the longest call ends what is left. */
    private Uni<Void> hangUp(Call call) {
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

    /** By whom it was made out first. */
    private void count(Call before, String by) {
        if (!before.isVoicemail()) {
            registry.counter("heartline.calls.machines", "by", by).increment();
        }
    }

    private void countMessage(Call call, MailboxMessage what) {
        registry.counter("heartline.calls.messages", "provider", call.provider(), "result", what.wireName())
                .increment();
    }
}
