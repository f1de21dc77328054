package dev.heartline.service.contact;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;

/** What a user wanted is forgotten with them, here and on the topic. What their number wants stays, and says of nobody whose it was. */
@ApplicationScoped
@IfBuildProperty(name = "heartline.consent.projection", stringValue = "true")
class ConsentErasure implements UserDataOwner {

    private final ConsentRows rows;

    ConsentErasure(ConsentRows rows) {
        this.rows = rows;
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return rows.delete(transaction, userId.toString())
                .chain(known -> known
                        ? transaction.publish(Event.tombstone(EventType.CONSENT_CHANGED, userId))
                        : Uni.createFrom().voidItem());
    }
}
