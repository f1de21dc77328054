package dev.heartline.call.care;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.care.crisis.CrisisSource;
import dev.heartline.messaging.transaction.PlainTransaction;

/** Whoever withdraws the crisis of a call, also an operator while it goes on: danger that is heard after it is a new alarm. */
@ApplicationScoped
class WithdrawnCalls implements CrisisSource {

    @Override
    public Uni<Void> withdrawn(PlainTransaction transaction, UUID sourceId) {
        return transaction
                .sql("update phone_calls set crisis = false where id = $1 and crisis")
                .execute(Tuple.of(sourceId))
                .replaceWithVoid();
    }
}
