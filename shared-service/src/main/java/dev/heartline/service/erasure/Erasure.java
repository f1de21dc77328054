package dev.heartline.service.erasure;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.messaging.transaction.PlainTransaction;

/** Erases a user from this service, in one transaction: profile, features, and events that have not left yet. */
@ApplicationScoped
public class Erasure {

    private static final Logger LOG = Logger.getLogger(Erasure.class);

    private final List<UserDataOwner> owners;

    public Erasure(@All List<UserDataOwner> owners) {
        this.owners = owners;
    }

    /** The transaction must hold the user's lock, so that no effect of an event slips in beside it. */
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("insert into erased_user (user_id) values ($1) on conflict do nothing")
                .execute(Tuple.of(userId))
                .chain(() -> transaction.unpublish(userId.toString()))
                .chain(() -> Multi.createFrom()
                        .iterable(owners)
                        .onItem()
                        .transformToUniAndConcatenate(owner -> owner.erase(transaction, userId))
                        .collect()
                        .asList())
                .chain(() -> transaction
                        .sql("delete from user_profile where user_id = $1")
                        .execute(Tuple.of(userId)))
                .invoke(() -> LOG.infof("Erased user %s", userId))
                .replaceWithVoid();
    }
}
