package dev.heartline.memory.pattern;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;

/** Owns {@code user_interaction_patterns}. */
@ApplicationScoped
class InteractionPatterns implements UserDataOwner {

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from user_interaction_patterns where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
