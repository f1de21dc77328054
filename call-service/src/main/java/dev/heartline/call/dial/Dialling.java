package dev.heartline.call.dial;

import java.time.Clock;
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
    private final CallLifecycle lifecycle;
    private final Transactions transactions;
    private final VoiceProvider provider;
    private final Clock clock;
    private final ExecutorService virtualThreads;
    private final MeterRegistry registry;

    Dialling(
            Profiles profiles,
            ContactDecisions contacts,
            DialRequests requests,
            CallLifecycle lifecycle,
            Transactions transactions,
            VoiceProvider provider,
            Clock clock,
            @VirtualThreads ExecutorService virtualThreads,
            MeterRegistry registry) {
        this.profiles = profiles;
        this.contacts = contacts;
        this.requests = requests;
        this.lifecycle = lifecycle;
        this.transactions = transactions;
        this.provider = provider;
        this.clock = clock;
        this.virtualThreads = virtualThreads;
        this.registry = registry;
    }

    /**
     * Calls the user, unless this very request has led to a call before. Completes when the provider has answered.
     *
     * @throws UserNotReachable (as a failure)
     * @throws ContactNotAllowed (as a failure)
     * @throws LineInUse (as a failure)
     * @throws ProviderBusy (as a failure)
     * @throws IdempotencyKeyReused (as a failure)
     */
    public Uni<Dialled> dial(RequestKey key, WantedCall wanted) {
        return transactions
                .plain(transaction -> transaction
                        .lock(wanted.userId().toString())
                        .chain(() -> requests.earlier(transaction, key))
                        .chain(earlier -> earlier.isPresent()
                                ? Uni.createFrom().item(new Answer.Before(earlier.get()))
                                : decide(transaction, key, wanted)))
                .chain(answer -> switch (answer) {
                    case Answer.Before(var callId) ->
                        lifecycle.find(new CallReference.ById(callId)).map(call -> new Dialled(call, false));
                    case Answer.Committed(var call) -> ask(call).map(asked -> new Dialled(asked, true));
                    case Answer.NotAllowed(var verdict) -> Uni.createFrom().failure(new ContactNotAllowed(verdict));
                    case Answer.InUse _ -> Uni.createFrom().failure(new LineInUse());
                });
    }

    /** The call that the same request has led to before, without dialling. */
    public Uni<Optional<UUID>> earlier(RequestKey key) {
        return transactions.plain(transaction -> requests.earlier(transaction, key));
    }

    private Uni<Answer> decide(PlainTransaction transaction, RequestKey key, WantedCall wanted) {
        var callId = Ids.next();
        return profiles.find(transaction.connection(), wanted.userId())
                .map(user -> user.orElseThrow(() -> new UserNotReachable("No profile is known of this user")))
                .chain(user -> lifecycle
                        .isUnderWay(transaction, user)
                        .chain(inUse -> inUse
                                ? inUse(transaction, callId, user, wanted)
                                : decide(transaction, key, wanted, user, callId)));
    }

    private Uni<Answer> inUse(PlainTransaction transaction, UUID callId, KnownUser user, WantedCall wanted) {
        return contacts.decline(transaction, CallContact.of(callId, user, wanted), LineInUse.REASON)
                .replaceWith(new Answer.InUse());
    }

    private Uni<Answer> decide(
            PlainTransaction transaction, RequestKey key, WantedCall wanted, KnownUser user, UUID callId) {
        return contacts.decide(transaction, CallContact.of(callId, user, wanted))
                .chain(verdict -> verdict instanceof ContactVerdict.Allowed(var reason)
                        ? write(transaction, key, wanted, user, callId, reason)
                        : Uni.createFrom().item(new Answer.NotAllowed(verdict)));
    }

    private Uni<Answer> write(
            PlainTransaction transaction,
            RequestKey key,
            WantedCall wanted,
            KnownUser user,
            UUID callId,
            ContactReason reason) {
        var outgoing = new OutgoingCall(
                callId,
                user.userId(),
                provider.name(),
                provider.ownNumber(),
                number(user).e164(),
                wanted.purpose(),
                wanted.talkingPoints(),
                reason.wireName());
        return lifecycle
                .begin(transaction, outgoing)
                .call(() -> requests.accepted(transaction, key, callId))
                .map(Answer.Committed::new);
    }

    private static PhoneNumber number(KnownUser user) {
        try {
            return PhoneNumber.of(user.phone().orElse(null));
        } catch (InvalidPhoneNumber e) {
            throw new UserNotReachable("The user's profile has no phone number that could be dialled");
        }
    }

    private Uni<Call> ask(Call call) {
        var order = new DialOrder(call.id(), call.fromPhone(), call.toPhone());
        return Uni.createFrom()
                .item(() -> provider.dial(order))
                .runSubscriptionOn(virtualThreads)
                .chain(outcome -> note(call, outcome));
    }

    /** An unknown outcome leaves the call queued: it may be ringing, and its callbacks or the sweep will tell. */
    private Uni<Call> note(Call call, DialOutcome outcome) {
        registry.counter("heartline.calls.dials", "provider", provider.name(), "outcome", outcome.label())
                .increment();
        var now = clock.instant();
        return switch (outcome) {
            case DialOutcome.Accepted(var sid) ->
                lifecycle.advance(new CallReference.Dialled(call.id(), sid), CallSignal.of(CallStatus.QUEUED, now));
            case DialOutcome.Rejected(var why) -> {
                LOG.warnf("%s was not dialled: %s", call, why);
                yield transactions
                        .plain(transaction -> contacts.takeBack(transaction, call.id(), NOT_DIALLED))
                        .chain(() -> lifecycle.advance(
                                new CallReference.ById(call.id()), CallSignal.of(CallStatus.FAILED, now)));
            }
            case DialOutcome.Busy _ -> busy(call);
            case DialOutcome.AccountRefused(var why) -> {
                LOG.errorf(
                        "%s: %s refuses our account (%s), so nobody is called: are its token and the account in order?",
                        call, provider.name(), why);
                yield busy(call);
            }
            case DialOutcome.Unknown(var why) -> {
                LOG.warnf("Whether %s was dialled is unknown: %s", call, why);
                yield Uni.createFrom().item(call);
            }
        };
    }

    /** Nobody was dialled and nobody shall hear of it: the request may come again under the same key. */
    private Uni<Call> busy(Call call) {
        return transactions
                .plain(transaction -> transaction
                        .lock(call.userId().toString())
                        .chain(() -> contacts.takeBack(transaction, call.id(), ProviderBusy.REASON))
                        .chain(() -> lifecycle.takeBack(transaction, call.id())))
                .chain(() -> Uni.createFrom().failure(new ProviderBusy()));
    }

    private sealed interface Answer {

        /** An earlier request of the same key led to this call. */
        record Before(UUID callId) implements Answer {}

        /** To be dialled. */
        record Committed(Call call) implements Answer {}

        record NotAllowed(ContactVerdict verdict) implements Answer {}

        record InUse() implements Answer {}
    }

    /** @param fresh false where an earlier request had led to the call */
    public record Dialled(Call call, boolean fresh) {}
}
