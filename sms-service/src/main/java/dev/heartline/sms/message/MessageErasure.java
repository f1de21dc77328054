package dev.heartline.sms.message;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;

/** Forgets a user's texts, also those of their numbers, former ones too, that were not, or not yet, known to be theirs. */
@ApplicationScoped
class MessageErasure implements UserDataOwner {

    private static final String OF_USER = "delete from sms_messages where user_id = $1";

    private static final String OF_NUMBER = """
            delete from sms_messages where user_id is null
              and (from_phone in (select phone from own_number where user_id = $1)
                or to_phone in (select phone from own_number where user_id = $1))
            """;

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql(OF_USER)
                .execute(Tuple.of(userId))
                .chain(() -> transaction.sql(OF_NUMBER).execute(Tuple.of(userId)))
                .replaceWithVoid();
    }
}
