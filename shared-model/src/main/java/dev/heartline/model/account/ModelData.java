package dev.heartline.model.account;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;

/** What models were asked for a user, and answered. */
@ApplicationScoped
class ModelData implements UserDataOwner {

    /** The first waits for whoever is just writing for the user, and keeps everybody else from beginning to. */
    private static final List<String> STATEMENTS = List.of(
            "select from user_profile where user_id = $1 for update",
            "delete from model_answers where user_id = $1",
            "delete from model_performance_logs where user_id = $1",
            "delete from model_spending where user_id = $1");

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return Multi.createFrom()
                .iterable(STATEMENTS)
                .onItem()
                .transformToUniAndConcatenate(
                        statement -> transaction.sql(statement).execute(Tuple.of(userId)))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
