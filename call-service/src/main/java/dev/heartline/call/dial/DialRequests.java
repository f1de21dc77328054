package dev.heartline.call.dial;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.SessionTransaction;
import dev.heartline.service.contact.ContactVerdict;

/** {@code dial_requests} and {@code contact_decisions}: what was asked for, and what the policy said. */
@ApplicationScoped
class DialRequests {

    private static final String DECIDED = """
            insert into contact_decisions (id, user_id, purpose, verdict, reason, held_until)
            select $1, user_id, $3, $4, $5, $6 from user_profile where user_id = $2
            """;

    private final Pool pool;

    DialRequests(Pool pool) {
        this.pool = pool;
    }

    /**
     * The call that the request led to before.
     *
     * @throws IdempotencyKeyReused (as a failure)
     */
    Uni<Optional<UUID>> earlier(RequestKey request) {
        return pool.preparedQuery(
                        "select request_digest, call_id from dial_requests where client = $1 and idempotency_key = $2")
                .execute(Tuple.of(request.client(), request.key()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Optional.empty();
                    }
                    var row = rows.iterator().next();
                    if (!row.getString("request_digest").equals(request.digest())) {
                        throw new IdempotencyKeyReused();
                    }
                    return Optional.of(row.getUUID("call_id"));
                });
    }

    /** A held or refused wish. It leads to no call, so it may be asked again under the same key. */
    Uni<Void> declined(DialRequest request, ContactVerdict verdict) {
        return pool.preparedQuery(DECIDED)
                .execute(Tuple.of(
                        Ids.next(),
                        request.userId(),
                        request.purpose().wireName(),
                        verdict instanceof ContactVerdict.Held ? "held" : "refused",
                        verdict.reason().wireName(),
                        verdict instanceof ContactVerdict.Held held
                                ? held.until().atOffset(ZoneOffset.UTC)
                                : null))
                .replaceWithVoid();
    }

    /** @return false if the same request was accepted meanwhile */
    Uni<Boolean> accepted(
            SessionTransaction transaction, RequestKey key, DialRequest request, UUID callId, String reason) {
        return transaction
                .session()
                .createNativeQuery("""
                        insert into dial_requests (client, idempotency_key, request_digest, call_id)
                        values (?1, ?2, ?3, ?4) on conflict do nothing
                        """)
                .setParameter(1, key.client())
                .setParameter(2, key.key())
                .setParameter(3, key.digest())
                .setParameter(4, callId)
                .executeUpdate()
                .chain(inserted -> inserted == 0
                        ? Uni.createFrom().item(false)
                        : decided(transaction, request, callId, reason).replaceWith(true));
    }

    private static Uni<Integer> decided(
            SessionTransaction transaction, DialRequest request, UUID callId, String reason) {
        return transaction
                .session()
                .createNativeQuery("""
                        insert into contact_decisions (id, user_id, purpose, verdict, reason, call_id)
                        values (?1, ?2, ?3, 'allowed', ?4, ?5)
                        """)
                .setParameter(1, Ids.next())
                .setParameter(2, request.userId())
                .setParameter(3, request.purpose().wireName())
                .setParameter(4, reason)
                .setParameter(5, callId)
                .executeUpdate();
    }
}
