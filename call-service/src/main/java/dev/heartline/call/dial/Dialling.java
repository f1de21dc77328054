package dev.heartline.call.dial;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;

import dev.heartline.call.consent.OptOuts;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallNotFound;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.call.lifecycle.OutgoingCall;
import dev.heartline.call.provider.DialOrder;
import dev.heartline.call.provider.DialOutcome;
import dev.heartline.call.provider.VoiceProvider;
import dev.heartline.messaging.transaction.SessionTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactReason;
import dev.heartline.service.contact.ContactVerdict;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;

/** Calls users. */
@ApplicationScoped
class Dialling {

    private static final Logger LOG = Logger.getLogger(Dialling.class);

    private final Profiles profiles;
    private final OptOuts optOuts;
    private final Pool pool;
    private final DialRequests requests;
    private final CallLifecycle lifecycle;
    private final Transactions transactions;
    private final VoiceProvider provider;
    private final ExecutorService virtualThreads;

    Dialling(
            Profiles profiles,
            OptOuts optOuts,
            Pool pool,
            DialRequests requests,
            CallLifecycle lifecycle,
            Transactions transactions,
            VoiceProvider provider,
            @VirtualThreads ExecutorService virtualThreads) {
        this.profiles = profiles;
        this.optOuts = optOuts;
        this.pool = pool;
        this.requests = requests;
        this.lifecycle = lifecycle;
        this.transactions = transactions;
        this.provider = provider;
        this.virtualThreads = virtualThreads;
    }

    /**
     * Calls the user, unless this very request has led to a call before. Completes when the provider has answered.
     *
     * @throws UserNotReachable (as a failure)
     * @throws ContactNotAllowed (as a failure)
     * @throws IdempotencyKeyReused (as a failure)
     */
    Uni<Dialled> dial(RequestKey key, DialRequest request) {
        return requests.earlier(key)
                .chain(earlier -> earlier.isPresent()
                        ? again(earlier.get())
                        : decide(request).chain(allowed -> commitAndDial(key, request, allowed)));
    }

    private Uni<Dialled> again(UUID callId) {
        return lifecycle.find(new CallReference.ById(callId)).map(call -> new Dialled(call, false));
    }

    private Uni<Allowed> decide(DialRequest request) {
        return profiles.find(request.userId())
                .map(user -> user.orElseThrow(() -> new UserNotReachable("No profile is known of this user")))
                .chain(user -> optOuts.isOptedOut(pool, user.userId()).chain(optedOut -> {
                    var verdict = CallContact.decide(user, optedOut, request.purpose(), Instant.now());
                    LOG.infof(
                            "A %s call to user %s: %s", request.purpose().wireName(), user.userId(), verdict.reason());
                    return verdict instanceof ContactVerdict.Allowed(var reason)
                            ? Uni.createFrom().item(() -> new Allowed(number(user), reason))
                            : requests.declined(request, verdict)
                                    .chain(() -> Uni.createFrom().failure(new ContactNotAllowed(verdict)));
                }));
    }

    private static PhoneNumber number(KnownUser user) {
        try {
            return PhoneNumber.of(user.phone().orElse(null));
        } catch (InvalidPhoneNumber e) {
            throw new UserNotReachable("The user's profile has no phone number that could be dialled");
        }
    }

    private Uni<Dialled> commitAndDial(RequestKey key, DialRequest request, Allowed allowed) {
        return transactions
                .session(transaction -> write(transaction, key, request, allowed))
                .chain(call -> ask(new DialOrder(call.id(), call.fromPhone(), call.toPhone()))
                        .chain(outcome -> note(call, outcome)))
                .map(call -> new Dialled(call, true))
                .onFailure(AcceptedMeanwhile.class)
                .recoverWithUni(() -> requests.earlier(key).chain(earlier -> again(earlier.orElseThrow())));
    }

    private Uni<Call> write(SessionTransaction transaction, RequestKey key, DialRequest request, Allowed allowed) {
        var outgoing = new OutgoingCall(
                request.userId(),
                provider.name(),
                provider.ownNumber(),
                allowed.number().e164(),
                request.purpose(),
                request.talkingPoints(),
                allowed.reason().wireName());
        return lifecycle
                .begin(transaction, outgoing)
                .onFailure(CallNotFound.class)
                .transform(_ -> new UserNotReachable("No profile is known of this user"))
                .chain(call -> requests.accepted(transaction, key, request, call.id(), outgoing.contactReason())
                        .map(first -> {
                            if (!first) {
                                throw new AcceptedMeanwhile();
                            }
                            return call;
                        }));
    }

    private Uni<DialOutcome> ask(DialOrder order) {
        return Uni.createFrom().item(() -> provider.dial(order)).runSubscriptionOn(virtualThreads);
    }

    /** An unknown outcome leaves the call queued: it may be ringing, and its callbacks or the sweep will tell. */
    private Uni<Call> note(Call call, DialOutcome outcome) {
        var now = Instant.now();
        return switch (outcome) {
            case DialOutcome.Accepted(var sid) ->
                lifecycle.advance(new CallReference.Dialled(call.id(), sid), CallSignal.of(CallStatus.QUEUED, now));
            case DialOutcome.Rejected(var why) -> {
                LOG.warnf("%s was not dialled: %s", call, why);
                yield lifecycle.advance(new CallReference.ById(call.id()), CallSignal.of(CallStatus.FAILED, now));
            }
            case DialOutcome.Unknown(var why) -> {
                LOG.warnf("Whether %s was dialled is unknown: %s", call, why);
                yield Uni.createFrom().item(call);
            }
        };
    }

    private record Allowed(PhoneNumber number, ContactReason reason) {}

    private static final class AcceptedMeanwhile extends RuntimeException {}

    /** @param fresh false where an earlier request had led to the call */
    record Dialled(Call call, boolean fresh) {}
}
