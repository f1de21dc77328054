package dev.heartline.service.contact;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;

/**
 * What was decided about contacting a user is forgotten with them. Last: a text that is being claimed is decided about under the
 * lock of its row and not the user's, and the decision is there when the erasure has got at the row.
 */
@ApplicationScoped
class DecisionErasure implements UserDataOwner {

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from contact_decision where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }

    @Override
    public boolean erasesLast() {
        return true;
    }
}
