package dev.heartline.sms.consent;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;

/** Forgets what a replica of an earlier version noted of a user's opt-out and nobody has taken over yet. */
@ApplicationScoped
class OptOutErasure implements UserDataOwner {

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from contact_opt_out where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
