package dev.heartline.call.operator;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.heartline.call.dial.RequestKey;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.live.ActiveCalls;
import dev.heartline.call.provider.CallTransferred;
import dev.heartline.call.provider.Carriers;
import dev.heartline.call.recording.Recordings;
import dev.heartline.events.Ids;
import dev.heartline.telephony.number.PhoneNumber;

/** Does to a live call what an operator asks for: from any replica, wherever the conversation lives. */
@ApplicationScoped
class Steering {

    private static final Logger LOG = Logger.getLogger(Steering.class);

    private final OperatorActions actions;
    private final CallLifecycle lifecycle;
    private final ActiveCalls active;
    private final Carriers carriers;
    private final Recordings recordings;
    private final Clock clock;
    private final Event<CallTransferred> transferred;
    private final ExecutorService virtualThreads;

    Steering(
            OperatorActions actions,
            CallLifecycle lifecycle,
            ActiveCalls active,
            Carriers carriers,
            Recordings recordings,
            Clock clock,
            Event<CallTransferred> transferred,
            @VirtualThreads ExecutorService virtualThreads) {
        this.actions = actions;
        this.lifecycle = lifecycle;
        this.active = active;
        this.carriers = carriers;
        this.recordings = recordings;
        this.clock = clock;
        this.transferred = transferred;
        this.virtualThreads = virtualThreads;
    }

    /**
     * Ends the call. Its callbacks tell the rest.
     *
     * @throws CallNotLive (as a failure)
     * @throws dev.heartline.call.dial.IdempotencyKeyReused (as a failure)
     */
    Uni<OperatorAction> end(UUID callId, CallToEnd wanted, Asker by) {
        return carryOut(
                action(callId, ActionKind.END, by, wanted.reason(), null, null),
                by.key(callId, ActionKind.END, wanted),
                atTheCarrier(callId, carriers::hangUp));
    }

    /**
     * Tells the coach what to come to next: it hears of it with what it writes down next, and so says it in the reply after that.
     *
     * @throws CallNotLive (as a failure)
     * @throws dev.heartline.call.dial.IdempotencyKeyReused (as a failure)
     */
    Uni<OperatorAction> whisper(UUID callId, Whisper wanted, Asker by) {
        return carryOut(
                action(callId, ActionKind.WHISPER, by, wanted.reason(), wanted.instruction(), null),
                by.key(callId, ActionKind.WHISPER, wanted),
                active.whisper(callId, wanted.instruction())
                        .invoke(heard -> {
                            if (!heard) {
                                throw new CallNotLive();
                            }
                        })
                        .replaceWithVoid());
    }

    /**
     * Connects the caller to a human. The coach's line closes, and the call goes on between the two.
     *
     * @throws CallNotLive (as a failure)
     * @throws dev.heartline.call.dial.IdempotencyKeyReused (as a failure)
     * @throws dev.heartline.telephony.number.InvalidPhoneNumber (as a failure)
     */
    Uni<OperatorAction> transfer(UUID callId, Transfer wanted, Asker by) {
        return Uni.createFrom()
                .item(() -> PhoneNumber.of(wanted.to()).e164())
                .chain(to -> carryOut(
                        action(callId, ActionKind.TRANSFER, by, wanted.reason(), null, to),
                        by.key(callId, ActionKind.TRANSFER, wanted),
                        atTheCarrier(callId, call -> {
                            recordings.endBeforeOthersJoin(call);
                            carriers.named(call.provider()).transfer(call, to);
                            transferred.fire(new CallTransferred(call));
                        })));
    }

    private OperatorAction action(
            UUID callId, ActionKind kind, Asker by, String reason, String instruction, String to) {
        return new OperatorAction(
                Ids.next(), callId, kind, by.subject(), reason, instruction, to, clock.instant(), null);
    }

    private Uni<OperatorAction> carryOut(OperatorAction action, @Nullable RequestKey key, Uni<Void> work) {
        return actions.asked(action, key)
                .chain(earlier ->
                        earlier.map(done -> Uni.createFrom().item(done)).orElseGet(() -> carryOut(action, work)));
    }

    private Uni<OperatorAction> carryOut(OperatorAction action, Uni<Void> work) {
        return work.map(_ -> action.ended("done"))
                .onFailure(CallNotLive.class)
                .call(() -> actions.ended(action.ended("failed")))
                .onFailure(failure -> !(failure instanceof CallNotLive))
                .recoverWithItem(failure -> {
                    LOG.errorf(failure, "What an operator asked for on call %s was not done", action.callId());
                    return action.ended("failed");
                })
                .call(actions::ended)
                .invoke(done -> LOG.infof(
                        "An operator's %s of call %s: %s", done.action().wireName(), done.callId(), done.outcome()));
    }

    private Uni<Void> atTheCarrier(UUID callId, Request request) {
        return lifecycle
                .find(new CallReference.ById(callId))
                .chain(call -> Uni.createFrom()
                        .<Void>item(() -> {
                            request.send(call);
                            return null;
                        })
                        .runSubscriptionOn(virtualThreads));
    }

    /** Blocking. */
    private interface Request {
        void send(Call call);
    }
}
