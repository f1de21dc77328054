package dev.heartline.call.lifecycle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.time.Timestamps;

/** Calls that we make, until a carrier has taken them. */
@ApplicationScoped
public class OutgoingCalls {

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
    private final AttentionConfig attention;

    OutgoingCalls(Transactions transactions, AttentionConfig attention) {
        this.transactions = transactions;
        this.attention = attention;
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
}
