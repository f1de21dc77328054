package dev.heartline.engagement.social;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/** {@code leaderboard_names}: who agreed to be seen by first name by those of their group who agreed as well. */
@ApplicationScoped
class LeaderboardNames {

    private static final String AGREE =
            "insert into leaderboard_names (user_id, agreed_at) values ($1, $2) on conflict (user_id) do nothing";

    private static final String SHOWN = "select exists (select from leaderboard_names where user_id = $1) as shown";

    private final Pool pool;
    private final Transactions transactions;
    private final Profiles profiles;

    LeaderboardNames(Pool pool, Transactions transactions, Profiles profiles) {
        this.pool = pool;
        this.transactions = transactions;
        this.profiles = profiles;
    }

    /** @return false where nobody knows the user */
    Uni<Boolean> show(UUID userId, Instant now) {
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> profiles.find(transaction.connection(), userId))
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(false)
                        : transaction
                                .sql(AGREE)
                                .execute(Tuple.of(userId, Timestamps.of(now)))
                                .replaceWith(true)));
    }

    Uni<Boolean> isShown(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql(SHOWN)
                .execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next().getBoolean("shown"));
    }

    Uni<Void> hide(UUID userId) {
        return pool.preparedQuery("delete from leaderboard_names where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
