package dev.heartline.service.contact;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;

/** What a user wanted is forgotten with them, here and on the topic. What their number wants stays, and says of nobody whose it was. */
@ApplicationScoped
class ConsentErasure implements UserDataOwner {

    private final ConsentRows rows;

    ConsentErasure(ConsentRows rows) {
        this.rows = rows;
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from contact_decision where user_id = $1")
                .execute(Tuple.of(userId))
                .chain(() -> rows.delete(transaction, userId.toString()))
                .chain(known -> known
                        ? transaction.publish(Event.tombstone(EventType.CONSENT_CHANGED, userId))
                        : Uni.createFrom().voidItem());
    }
}
