package dev.heartline.service.erasure;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
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

    private static final String NOTE = """
            with returned as (delete from returned_user where user_id = $1)
            insert into erased_user as known (user_id, erased_at) values ($1, $2)
            on conflict (user_id) do update set erased_at = greatest(known.erased_at, excluded.erased_at)
            """;

    private final List<UserDataOwner> owners;

    public Erasure(@All List<UserDataOwner> owners) {
        this.owners = owners.stream()
                .sorted(Comparator.comparing(UserDataOwner::erasesLast))
                .toList();
    }

    /**
     * The transaction must hold the user's lock, so that no effect of an event slips in beside it. Erasing once more does no harm.
     *
     * @param at when the erasure was published: what happened until then has no effect any more, even if the user comes back
     */
    public Uni<Void> erase(PlainTransaction transaction, UUID userId, Instant at) {
        return transaction
                .sql(NOTE)
                .execute(Tuple.of(userId, at.atOffset(ZoneOffset.UTC)))
                .chain(() -> transaction.unpublish(userId.toString()))
                .chain(() -> Multi.createFrom()
                        .iterable(owners)
                        .onItem()
                        .transformToUniAndConcatenate(owner -> owner.erase(transaction, userId))
                        .collect()
                        .asList())
                .chain(() -> transaction
                        .sql("delete from user_number where user_id = $1")
                        .execute(Tuple.of(userId)))
                .chain(() -> transaction
                        .sql("delete from user_profile where user_id = $1")
                        .execute(Tuple.of(userId)))
                .invoke(() -> LOG.infof("Erased a user, as was said at %s", at))
                .replaceWithVoid();
    }
}
