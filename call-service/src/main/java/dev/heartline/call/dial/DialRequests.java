package dev.heartline.call.dial;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;

/** {@code dial_requests}: what was asked for and led to a call. What is held or refused may be asked again. */
@ApplicationScoped
class DialRequests {

    /**
     * The call that the request led to before.
     *
     * @throws IdempotencyKeyReused (as a failure)
     */
    Uni<Optional<UUID>> earlier(PlainTransaction transaction, RequestKey request) {
        return transaction
                .sql("select request_digest, call_id from dial_requests where client = $1 and idempotency_key = $2")
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

    Uni<Void> accepted(PlainTransaction transaction, RequestKey request, UUID callId) {
        return transaction
                .sql("""
                        insert into dial_requests (client, idempotency_key, request_digest, call_id)
                        values ($1, $2, $3, $4)
                        """)
                .execute(Tuple.of(request.client(), request.key(), request.digest(), callId))
                .replaceWithVoid();
    }
}
