package dev.heartline.sms.campaign;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;

/** Forgets the campaigns that a user was enrolled in. */
@ApplicationScoped
class EnrolmentErasure implements UserDataOwner {

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from sms_campaign_enrolments where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
