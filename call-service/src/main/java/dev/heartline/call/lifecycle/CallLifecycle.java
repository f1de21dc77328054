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

/** The one writer of a call's state, once it rings or is dialled. Each operation is one transaction under the call's row lock. */
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
                            call.snapshot().id(), userId.isPresent() ? "somebody we know" : "an unknown number"))
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
     * Moves a call as the provider reports it.
     *
     * @throws CallNotFound (as a failure)
     */
    public Uni<Call> advance(CallReference reference, CallSignal signal) {
        return advance(reference, (_, _) -> Uni.createFrom().item(signal));
    }

    /**
     * As {@link #advance(CallReference, CallSignal)}, where the signal depends on what is known of the call.
     *
     * @param weighed asked under the call's lock
     */
    public Uni<Call> advance(CallReference reference, Weighed weighed) {
        return transactions
                .session(transaction -> locked(transaction.session(), reference)
                        .chain(call -> weighed.signal(transaction, call).map(signal -> advance(call, signal))))
                .invoke(this::tellOfEnd)
                .map(Advance::call);
    }

    private Advance advance(PhoneCall call, CallSignal signal) {
        boolean ends = call.advance(signal);
        if (ends) {
            call.attendUntil(Instant.now().plus(attention.ended()));
        } else if (!call.snapshot().status().isTerminal()) {
            call.attendUntil(Instant.now().plus(attention.unfinished()));
        }
        return new Advance(call.snapshot(), ends, call.isUnsure());
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
        return resume(reference, (_, _) -> Uni.createFrom().item(true));
    }

    /**
     * The same where somebody finds under the call's lock that it is news: a carrier may tell twice what brings a caller back.
     *
     * @throws CallNotFound (as a failure)
     */
    public Uni<Call> resume(CallReference reference, News news) {
        return transactions.session(transaction -> locked(transaction.session(), reference)
                .call(call -> news.isNews(transaction, call.id()).invoke(isNews -> {
                    if (isNews) {
                        call.countResume();
                    }
                }))
                .map(PhoneCall::snapshot));
    }

    /** The call under its row lock, in a transaction of another feature; null where it is gone. */
    public Uni<PhoneCall> lock(SessionTransaction transaction, UUID callId) {
        return transaction.session().find(PhoneCall.class, callId, LockModeType.PESSIMISTIC_WRITE);
    }

    private void tellOfEnd(Advance advance) {
        if (!advance.ends()) {
            return;
        }
        if (advance.unsure()) {
            later(advance.call());
        } else {
            tellOfEnd(advance.call());
        }
    }

    /** Unless another end has been told meanwhile. Where this process is gone by then, the sweep comes to it. */
    private void later(Call completed) {
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(attention.unsure())
                .chain(() -> find(new CallReference.ById(completed.id())))
                .subscribe()
                .with(
                        now -> {
                            if (now.status() == completed.status()) {
                                tellOfEnd(now);
                            }
                        },
                        failure -> LOG.warnf("The end of %s is left to the sweep: %s", completed, failure));
    }

    private void tellOfEnd(Call call) {
        LOG.infof("%s ended after %d s", call, call.durationSeconds());
        registry.counter(
                        "heartline.calls.ended",
                        "provider",
                        call.provider(),
                        "direction",
                        call.direction().wireName(),
                        "outcome",
                        call.status().wireName())
                .increment();
        ended.fire(new CallEnded(call.id()));
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
            case CallReference.Dialled(var provider, var id, var sid) ->
                session.find(PhoneCall.class, id, LockModeType.PESSIMISTIC_WRITE)
                        .map(call -> {
                            if (call == null || !call.bind(provider, sid)) {
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

    /** What to make of a report. */
    public interface Weighed {

        Uni<CallSignal> signal(SessionTransaction transaction, PhoneCall call);
    }

    /** Whether something was not known before. */
    public interface News {

        Uni<Boolean> isNews(SessionTransaction transaction, UUID callId);
    }

    /** @param unsure how it ends may yet be told otherwise */
    private record Advance(Call call, boolean ends, boolean unsure) {}
}
