package dev.heartline.engagement.friend;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/** {@code friendships}: two are friends once each has said so, and no longer than both do. */
@ApplicationScoped
public class Friends implements UserDataOwner {

    private static final String OF_USER = """
            select mine.friend_id from friendships mine
            join friendships theirs on theirs.user_id = mine.friend_id and theirs.friend_id = mine.user_id
            where mine.user_id = $1 order by 1
            """;

    /** One who does without social proof tells nobody either. Index progress_milestones_achieved. */
    private static final String REACHED = """
            select p.first_name from friendships mine
            join friendships theirs on theirs.user_id = mine.friend_id and theirs.friend_id = mine.user_id
            join progress_milestones m on m.user_id = mine.friend_id
            join user_profile p on p.user_id = mine.friend_id
            where mine.user_id = $1 and m.shareable and m.achieved_at > $2::timestamptz - interval '24 hours'
              and p.first_name is not null and not p.rewards_opt_out
              and not exists (select from mechanic_opt_outs o
                              where o.user_id = mine.friend_id and o.mechanic = 'social_proof')
            order by m.achieved_at desc limit 1
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Profiles profiles;

    Friends(Pool pool, Transactions transactions, Profiles profiles) {
        this.pool = pool;
        this.transactions = transactions;
        this.profiles = profiles;
    }

    Uni<List<UUID>> of(UUID userId) {
        return pool.preparedQuery(OF_USER)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** @return false where either is unknown */
    Uni<Boolean> agree(UUID userId, UUID friendId, Instant now) {
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> Uni.combine()
                        .all()
                        .unis(
                                profiles.find(transaction.connection(), userId),
                                profiles.find(transaction.connection(), friendId))
                        .with((user, friend) -> user.isPresent() && friend.isPresent()))
                .chain(known -> known
                        ? transaction
                                .sql("insert into friendships (user_id, friend_id, agreed_at) values ($1, $2, $3)"
                                        + " on conflict do nothing")
                                .execute(Tuple.of(userId, friendId, Timestamps.of(now)))
                                .replaceWith(true)
                        : Uni.createFrom().item(false)));
    }

    /** It takes two: with one of them gone it is over. */
    Uni<Void> end(UUID userId, UUID friendId) {
        return pool.preparedQuery("delete from friendships where user_id = $1 and friend_id = $2")
                .execute(Tuple.of(userId, friendId))
                .replaceWithVoid();
    }

    /** The first name of a friend who reached something within a day. */
    public Uni<Optional<String>> whoReachedSomething(SqlClient client, UUID userId, Instant now) {
        return client.preparedQuery(REACHED)
                .execute(Tuple.of(userId, Timestamps.of(now)))
                .map(rows -> rows.stream().map(row -> row.getString(0)).findFirst());
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from friendships where user_id = $1 or friend_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
