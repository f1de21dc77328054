package dev.heartline.call.dial;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import dev.heartline.call.lifecycle.OutgoingCall;
import dev.heartline.call.lifecycle.OutgoingCalls;
import dev.heartline.call.lifecycle.VoicemailAction;
import dev.heartline.call.provider.Carriers;
import dev.heartline.call.provider.DialOrder;
import dev.heartline.call.provider.DialOutcome;
import dev.heartline.call.provider.VoiceProvider;
import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactDecisions;
import dev.heartline.service.contact.ContactReason;
import dev.heartline.service.contact.ContactVerdict;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;

/** Calls users: decides and writes the call down in one transaction under the user's lock, and dials once it is committed. */
@ApplicationScoped
public class Dialling {

    private static final Logger LOG = Logger.getLogger(Dialling.class);

    /** As in {@code contact_decision.reason}: the provider would not dial, so that nobody was contacted. */
    private static final String NOT_DIALLED = "not_dialled";

    private final Profiles profiles;
    private final ContactDecisions contacts;
    private final DialRequests requests;
    private final OutgoingCalls outgoing;
    private final CallLifecycle lifecycle;
    private final Transactions transactions;
    private final Carriers carriers;
    private final Clock clock;
    private final ExecutorService virtualThreads;
    private final MeterRegistry registry;

    Dialling(
            Profiles profiles,
            ContactDecisions contacts,
            DialRequests requests,
            OutgoingCalls outgoing,
            CallLifecycle lifecycle,
            Transactions transactions,
            Carriers carriers,
            Clock clock,
            @VirtualThreads ExecutorService virtualThreads,
            MeterRegistry registry) {
        this.profiles = profiles;
        this.contacts = contacts;
        this.requests = requests;
        this.outgoing = outgoing;
        this.lifecycle = lifecycle;
        this.transactions = transactions;
        this.carriers = carriers;
        this.clock = clock;
        this.virtualThreads = virtualThreads;
        this.registry = registry;
    }

    /**
     * Calls the user, unless this very request has led to a call before. Completes when the provider has answered.
     *
     * @param onVoicemail what is done where a machine picks up
     * @throws UserNotReachable (as a failure)
     * @throws ContactNotAllowed (as a failure)
     * @throws LineInUse (as a failure)
     * @throws ProviderBusy (as a failure)
     * @throws IdempotencyKeyReused (as a failure)
     * @throws dev.heartline.telephony.carrier.CarrierNotConnected (as a failure)
     */
    public Uni<Dialled> dial(RequestKey key, WantedCall wanted, VoicemailAction onVoicemail) {
        return transactions
                .plain(transaction -> transaction
                        .lock(wanted.userId().toString())
                        .chain(() -> requests.earlier(transaction, key))
                        .chain(earlier -> earlier.isPresent()
                                ? Uni.createFrom().item(new Answer.Before(earlier.get()))
                                : decide(transaction, key, wanted, onVoicemail)))
                .chain(answer -> switch (answer) {
                    case Answer.Before(var callId) ->
                        lifecycle.find(new CallReference.ById(callId)).map(call -> new Dialled(call, false));
                    case Answer.Committed(var call, var toAsk) ->
                        ask(call, toAsk, Optional.empty()).map(asked -> new Dialled(asked, true));
                    case Answer.NotAllowed(var verdict) -> Uni.createFrom().failure(new ContactNotAllowed(verdict));
                    case Answer.InUse _ -> Uni.createFrom().failure(new LineInUse());
                });
    }

    /** The call that the same request has led to before, without dialling. */
    public Uni<Optional<UUID>> earlier(RequestKey key) {
        return transactions.plain(transaction -> requests.earlier(transaction, key));
    }

    private Uni<Answer> decide(
            PlainTransaction transaction, RequestKey key, WantedCall wanted, VoicemailAction onVoicemail) {
        var callId = Ids.next();
        return profiles.find(transaction.connection(), wanted.userId())
                .map(user -> user.orElseThrow(() -> new UserNotReachable("No profile is known of this user")))
                .chain(user -> outgoing.isUnderWay(transaction, user)
                        .chain(inUse -> inUse
                                ? inUse(transaction, callId, user, wanted)
                                : decide(transaction, key, wanted, onVoicemail, user, callId)));
    }

    private Uni<Answer> inUse(PlainTransaction transaction, UUID callId, KnownUser user, WantedCall wanted) {
        return contacts.decline(transaction, CallContact.of(callId, user, wanted), LineInUse.REASON)
                .replaceWith(new Answer.InUse());
    }

    private Uni<Answer> decide(
            PlainTransaction transaction,
            RequestKey key,
            WantedCall wanted,
            VoicemailAction onVoicemail,
            KnownUser user,
            UUID callId) {
        return contacts.decide(transaction, CallContact.of(callId, user, wanted))
                .chain(verdict -> verdict instanceof ContactVerdict.Allowed(var reason)
                        ? write(transaction, key, wanted, onVoicemail, user, callId, reason)
                        : Uni.createFrom().item(new Answer.NotAllowed(verdict)));
    }

    private Uni<Answer> write(
            PlainTransaction transaction,
            RequestKey key,
            WantedCall wanted,
            VoicemailAction onVoicemail,
            KnownUser user,
            UUID callId,
            ContactReason reason) {
        var number = number(user).e164();
        var toAsk = carriers.toDial(number, wanted.carrier());
        var toDial = new OutgoingCall(
                callId,
                user.userId(),
                toAsk.getFirst().name(),
                toAsk.getFirst().ownNumber(),
                number,
                wanted.purpose(),
                wanted.talkingPoints(),
                reason.wireName(),
                onVoicemail);
        return outgoing.begin(transaction, toDial)
                .call(() -> requests.accepted(transaction, key, callId))
                .map(call -> new Answer.Committed(call, toAsk));
    }

    private static PhoneNumber number(KnownUser user) {
        try {
            return PhoneNumber.of(user.phone().orElse(null));
        } catch (InvalidPhoneNumber e) {
            throw new UserNotReachable("The user's profile has no phone number that could be dialled");
        }
    }

    /**
     * @param toAsk carriers, the first of which has the call
     * @param refused how those before refused it
     */
    private Uni<Call> ask(Call call, List<VoiceProvider> toAsk, Optional<DialOutcome.Refused> refused) {
        var order = new DialOrder(
                call.id(), call.fromPhone(), call.toPhone(), call.onVoicemail() == VoicemailAction.LEAVE_MESSAGE);
        return Uni.createFrom()
                .item(() -> toAsk.getFirst().dial(order))
                .runSubscriptionOn(virtualThreads)
                .chain(outcome -> note(call, outcome, toAsk, refused));
    }

    /** An unknown outcome leaves the call queued: it may be ringing, and its callbacks or the sweep will tell. */
    private Uni<Call> note(
            Call call, DialOutcome outcome, List<VoiceProvider> asked, Optional<DialOutcome.Refused> before) {
        registry.counter("heartline.calls.dials", "provider", call.provider(), "outcome", outcome.label())
                .increment();
        return switch (outcome) {
            case DialOutcome.Accepted(var sid) ->
                lifecycle.advance(
                        new CallReference.Dialled(call.provider(), call.id(), sid),
                        CallSignal.of(CallStatus.QUEUED, clock.instant()));
            case DialOutcome.Refused refused -> refused(call, refused, asked.subList(1, asked.size()), before);
            case DialOutcome.Unknown(var why) -> {
                LOG.warnf("Whether %s was dialled is unknown: %s", call, why);
                yield Uni.createFrom().item(call);
            }
        };
    }

    private Uni<Call> refused(
            Call call, DialOutcome.Refused how, List<VoiceProvider> others, Optional<DialOutcome.Refused> before) {
        if (how instanceof DialOutcome.AccountRefused) {
            LOG.errorf(
                    "%s: %s refuses our account (%s), so it calls nobody: are its token and the account in order?",
                    call, call.provider(), how.why());
        } else {
            LOG.warnf("%s was not dialled by %s: %s", call, call.provider(), how.why());
        }
        var gravest = before.filter(Dialling::mayBeDialledLater).orElse(how);
        return others.isEmpty() ? giveUp(call, gravest) : handOver(call, how, others, gravest);
    }

    private Uni<Call> handOver(
            Call call, DialOutcome.Refused how, List<VoiceProvider> others, DialOutcome.Refused gravest) {
        var next = others.getFirst();
        return outgoing.handOver(call, how.label(), how.why(), next.name(), next.ownNumber())
                .chain(handedOver -> handedOver
                        ? ask(call.handedTo(next.name(), next.ownNumber()), others, Optional.of(gravest))
                        : lifecycle.find(new CallReference.ById(call.id())));
    }

    /** Where one of them may dial it later, the request may come again. */
    private Uni<Call> giveUp(Call call, DialOutcome.Refused how) {
        return mayBeDialledLater(how)
                ? busy(call)
                : transactions
                        .plain(transaction -> contacts.takeBack(transaction, call.id(), NOT_DIALLED))
                        .chain(() -> lifecycle.advance(
                                new CallReference.ById(call.id()), CallSignal.of(CallStatus.FAILED, clock.instant())));
    }

    private static boolean mayBeDialledLater(DialOutcome.Refused how) {
        return switch (how) {
            case DialOutcome.Busy _, DialOutcome.AccountRefused _ -> true;
            case DialOutcome.Rejected _ -> false;
        };
    }

    /** Nobody was dialled and nobody shall hear of it: the request may come again under the same key. */
    private Uni<Call> busy(Call call) {
        return transactions
                .plain(transaction -> transaction
                        .lock(call.userId().toString())
                        .chain(() -> contacts.takeBack(transaction, call.id(), ProviderBusy.REASON))
                        .chain(() -> outgoing.takeBack(transaction, call.id())))
                .chain(() -> Uni.createFrom().failure(new ProviderBusy()));
    }

    private sealed interface Answer {

        /** An earlier request of the same key led to this call. */
        record Before(UUID callId) implements Answer {}

        /**
         * To be dialled.
         *
         * @param toAsk the carriers, one after the other; the call is the first one's
         */
        record Committed(Call call, List<VoiceProvider> toAsk) implements Answer {}

        record NotAllowed(ContactVerdict verdict) implements Answer {}

        record InUse() implements Answer {}
    }

    /** @param fresh false where an earlier request had led to the call */
    public record Dialled(Call call, boolean fresh) {}
}
