package dev.heartline.call.lifecycle;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import dev.heartline.messaging.transaction.SessionTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;

/** The one writer of a call's state. Each operation is one transaction under the call's row lock. */
@ApplicationScoped
public class CallLifecycle {

    private static final Logger LOG = Logger.getLogger(CallLifecycle.class);

    private final Transactions transactions;
    private final Profiles profiles;
    private final AttentionConfig attention;
    private final Event<CallEnded> ended;
    private final MeterRegistry registry;

    CallLifecycle(
            Transactions transactions,
            Profiles profiles,
            AttentionConfig attention,
            Event<CallEnded> ended,
            MeterRegistry registry) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.attention = attention;
        this.ended = ended;
        this.registry = registry;
    }

    /** The call that rings at our number; the same call however often the provider tells of it. */
    public Uni<Call> receive(IncomingCall incoming) {
        return profiles.findByPhone(incoming.from())
                .chain(user -> transactions.session(transaction -> transaction
                        .lock("call|" + incoming.providerSid())
                        .chain(() -> bySid(transaction.session(), incoming.provider(), incoming.providerSid()))
                        .chain(known -> known != null
                                ? Uni.createFrom().item(known.snapshot())
                                : begin(transaction, incoming, user.map(KnownUser::userId)))));
    }

    private Uni<Call> begin(SessionTransaction transaction, IncomingCall incoming, Optional<UUID> user) {
        return stillKnown(transaction, user).chain(userId -> {
            var call = PhoneCall.incoming(incoming, userId.orElse(null), Instant.now());
            call.attendUntil(Instant.now().plus(attention.unfinished()));
            return transaction
                    .session()
                    .persist(call)
                    .invoke(() -> LOG.infof(
                            "Call %s comes in from %s",
                            call.snapshot().id(), userId.isPresent() ? "user " + userId.get() : "an unknown number"))
                    .replaceWith(call::snapshot);
        });
    }

    /** Under the user's lock: an erasure that runs meanwhile must not leave this call behind. */
    private static Uni<Optional<UUID>> stillKnown(SessionTransaction transaction, Optional<UUID> user) {
        if (user.isEmpty()) {
            return Uni.createFrom().item(user);
        }
        return transaction
                .lock(user.get().toString())
                .chain(() -> transaction
                        .session()
                        .createNativeQuery(
                                "select cast(user_id as text) from user_profile where user_id = ?1", String.class)
                        .setParameter(1, user.get())
                        .getSingleResultOrNull())
                .map(found -> user.filter(_ -> found != null));
    }

    /**
     * Writes a call that is about to be dialled, in the caller's transaction.
     *
     * @throws CallNotFound (as a failure) if its user has been erased meanwhile
     */
    public Uni<Call> begin(SessionTransaction transaction, OutgoingCall outgoing) {
        var call = PhoneCall.outgoing(outgoing, Instant.now());
        call.attendUntil(Instant.now().plus(attention.unfinished()));
        return stillKnown(transaction, Optional.of(outgoing.userId()))
                .invoke(user -> user.orElseThrow(() -> new CallNotFound("can be made to an erased user")))
                .chain(() -> transaction.session().persist(call))
                .chain(() -> transaction.session().flush())
                .replaceWith(call::snapshot);
    }

    /**
     * Moves a call as the provider reports it.
     *
     * @throws CallNotFound (as a failure)
     */
    public Uni<Call> advance(CallReference reference, CallSignal signal) {
        return transactions
                .session(transaction -> locked(transaction.session(), reference).map(call -> {
                    boolean ends = call.advance(signal);
                    if (ends) {
                        call.attendUntil(Instant.now().plus(attention.ended()));
                    } else if (!call.snapshot().status().isTerminal()) {
                        call.attendUntil(Instant.now().plus(attention.unfinished()));
                    }
                    return new Advance(call.snapshot(), ends);
                }))
                .invoke(this::tellOfEnd)
                .map(Advance::call);
    }

    /**
     * The call, for an answer to the provider. Nothing changes, unless the provider's id was not known yet.
     *
     * @throws CallNotFound (as a failure)
     */
    public Uni<Call> find(CallReference reference) {
        return transactions.session(
                transaction -> locked(transaction.session(), reference).map(PhoneCall::snapshot));
    }

    /**
     * Counts that the conversation is taken up again after its line was lost.
     *
     * @throws CallNotFound (as a failure)
     */
    public Uni<Call> resume(CallReference reference) {
        return transactions.session(transaction -> locked(transaction.session(), reference)
                .invoke(PhoneCall::countResume)
                .map(PhoneCall::snapshot));
    }

    /** The call under its row lock, in a transaction of another feature; null where it is gone. */
    public Uni<PhoneCall> lock(SessionTransaction transaction, UUID callId) {
        return transaction.session().find(PhoneCall.class, callId, LockModeType.PESSIMISTIC_WRITE);
    }

    private void tellOfEnd(Advance advance) {
        if (advance.ends()) {
            var call = advance.call();
            LOG.infof("%s ended after %d s", call, call.durationSeconds());
            registry.counter(
                            "heartline.calls.ended",
                            "direction",
                            call.direction().wireName(),
                            "outcome",
                            call.status().wireName())
                    .increment();
            ended.fire(new CallEnded(call.id()));
        }
    }

    private static Uni<PhoneCall> locked(Mutiny.Session session, CallReference reference) {
        return switch (reference) {
            case CallReference.BySid(var provider, var sid) ->
                bySid(session, provider, sid).onItem().ifNull().failWith(() -> new CallNotFound(sid));
            case CallReference.ById(var id) ->
                session.find(PhoneCall.class, id, LockModeType.PESSIMISTIC_WRITE)
                        .onItem()
                        .ifNull()
                        .failWith(() -> new CallNotFound(id.toString()));
            case CallReference.Dialled(var id, var sid) ->
                session.find(PhoneCall.class, id, LockModeType.PESSIMISTIC_WRITE)
                        .map(call -> {
                            if (call == null || !call.bind(sid)) {
                                throw new CallNotFound(id + " of " + sid);
                            }
                            return call;
                        });
        };
    }

    private static Uni<PhoneCall> bySid(Mutiny.Session session, String provider, String sid) {
        return session.createSelectionQuery(
                        "from PhoneCall where provider = :provider and providerSid = :sid", PhoneCall.class)
                .setParameter("provider", provider)
                .setParameter("sid", sid)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResultOrNull();
    }

    private record Advance(Call call, boolean ends) {}
}
