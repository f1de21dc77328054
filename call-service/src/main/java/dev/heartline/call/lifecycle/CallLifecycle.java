package dev.heartline.call.lifecycle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.SessionTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/** The one writer of a call's state. Each operation is one transaction under the call's row lock. */
@ApplicationScoped
public class CallLifecycle {

    private static final Logger LOG = Logger.getLogger(CallLifecycle.class);

    /** Indexes phone_calls_user and phone_calls_unknown_from. */
    private static final String UNDER_WAY = """
            select exists (
                select from phone_calls where user_id = $1 and call_status in ('queued', 'ringing', 'in_progress'))
              or exists (
                select from phone_calls
                where user_id is null and from_phone = $2 and call_status in ('ringing', 'in_progress'))
            """;

    private static final String WRITE_OUTGOING = """
            insert into phone_calls
              (id, user_id, call_direction, call_status, initiated_at, created_at, provider, from_phone, to_phone,
               call_purpose, talking_points, contact_reason, attended_until, on_voicemail)
            values ($1, $2, 'outbound', 'queued', $3, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;

    /** Only while the carrier that refused it has said nothing else of it. */
    private static final String HAND_OVER = """
            with handed as (
              update phone_calls set provider = $5, from_phone = $6, attended_until = $7
              where id = $1 and provider = $2 and call_status = 'queued' and provider_call_sid is null
              returning id
            ), refused as (
              insert into refused_dials (call_id, carrier, outcome, reason) select id, $2, $3, $4 from handed
              on conflict do nothing)
            select from handed
            """;

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
     * Whether a call with this user is queued, rings or goes on, whoever began it; also one at their number whose user is not
     * known. To be asked under the user's lock.
     */
    public Uni<Boolean> isUnderWay(PlainTransaction transaction, KnownUser user) {
        return transaction
                .sql(UNDER_WAY)
                .execute(Tuple.of(user.userId(), user.phone().orElse(null)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Writes a call that is about to be dialled, in the caller's transaction, which holds the lock of a known user. */
    public Uni<Call> begin(PlainTransaction transaction, OutgoingCall outgoing) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return transaction
                .sql(WRITE_OUTGOING)
                .execute(Tuple.from(new Object[] {
                    outgoing.id(),
                    outgoing.userId(),
                    Timestamps.of(now),
                    outgoing.provider(),
                    outgoing.from(),
                    outgoing.to(),
                    outgoing.purpose().wireName(),
                    outgoing.talkingPoints().toArray(String[]::new),
                    outgoing.contactReason(),
                    Timestamps.of(now.plus(attention.unfinished())),
                    outgoing.onVoicemail().wireName()
                }))
                .replaceWith(() -> outgoing.begunAt(now));
    }

    /**
     * Gives a call that a carrier has refused to dial to another one.
     *
     * @param outcome how it was refused, in a word
     * @return false where the call has gone on, ended or been erased meanwhile
     */
    public Uni<Boolean> handOver(Call call, String outcome, String reason, String carrier, String from) {
        return transactions.plain(transaction -> transaction
                .sql(HAND_OVER)
                .execute(Tuple.from(new Object[] {
                    call.id(),
                    call.provider(),
                    outcome,
                    reason,
                    carrier,
                    from,
                    Timestamps.of(Instant.now().plus(attention.unfinished()))
                }))
                .map(rows -> rows.size() == 1));
    }

    /** A call that the provider certainly did not take is as if it had never been wanted. */
    public Uni<Void> takeBack(PlainTransaction transaction, UUID callId) {
        return transaction
                .sql("delete from phone_calls where id = $1 and call_status = 'queued' and provider_call_sid is null")
                .execute(Tuple.of(callId))
                .replaceWithVoid();
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
