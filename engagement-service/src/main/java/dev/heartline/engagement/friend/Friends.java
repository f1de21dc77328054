package dev.heartline.engagement.friend;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.social.Friend;
import dev.heartline.engagement.quiet.QuietTimes;
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
            where mine.user_id = $1 order by 1 limit $2
            """;

    /** More than anybody has, and little enough to be looked through in a statement. */
    static final int MOST = 100;

    /**
     * Who is wanted already stays wanted. Where there is nobody to be wanted ($5), nothing is kept and the answer is the same. The
     * transaction holds the user's lock.
     */
    private static final String AGREE = """
            with before as (
              select count(*) < $4 as room, coalesce(bool_or(friend_id = $2), false) as wanted
              from friendships where user_id = $1
            ), added as (
              insert into friendships (user_id, friend_id, agreed_at)
              select $1, $2, $3 from before where room and $5
              on conflict do nothing
            )
            select room or wanted as agreed from before
            """;

    /**
     * One who does without social proof tells nobody either. Who writes down the name holds their line until it is written, and an
     * erasure waits for it. Index progress_milestones_achieved.
     */
    private static final String REACHED = """
            select p.user_id, p.first_name, p.phone from friendships mine
            join friendships theirs on theirs.user_id = mine.friend_id and theirs.friend_id = mine.user_id
            cross join lateral (
              select max(achieved_at) as latest from progress_milestones
              where user_id = mine.friend_id and shareable and achieved_at > $2::timestamptz - interval '24 hours') reached
            join user_profile p on p.user_id = mine.friend_id
            where mine.user_id = $1 and reached.latest is not null
              and p.first_name is not null and not p.rewards_opt_out
              and not exists (select from mechanic_opt_outs o
                              where o.user_id = mine.friend_id and o.mechanic = 'social_proof')
            order by reached.latest desc limit 5
            for key share of theirs
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Profiles profiles;
    private final QuietTimes quiet;

    Friends(Pool pool, Transactions transactions, Profiles profiles, QuietTimes quiet) {
        this.pool = pool;
        this.transactions = transactions;
        this.profiles = profiles;
        this.quiet = quiet;
    }

    /** How wanting somebody came out. It doesn't tell whether there is anybody of that id. */
    enum Agreeing {
        AGREED,
        TOO_MANY,
        /** The one who wants is. */
        UNKNOWN
    }

    Uni<List<UUID>> of(UUID userId, int limit) {
        return pool.preparedQuery(OF_USER)
                .execute(Tuple.of(userId, limit))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    Uni<Agreeing> agree(UUID userId, UUID friendId, Instant now) {
        return transactions.plain(transaction -> lock(transaction, userId, friendId)
                .chain(() -> Uni.combine()
                        .all()
                        .unis(
                                profiles.find(transaction.connection(), userId),
                                profiles.find(transaction.connection(), friendId))
                        .asTuple())
                .chain(found -> found.getItem1().isEmpty()
                        ? Uni.createFrom().item(Agreeing.UNKNOWN)
                        : transaction
                                .sql(AGREE)
                                .execute(Tuple.of(
                                        userId,
                                        friendId,
                                        Timestamps.of(now),
                                        MOST,
                                        found.getItem2().isPresent()))
                                .map(rows -> rows.iterator().next().getBoolean("agreed")
                                        ? Agreeing.AGREED
                                        : Agreeing.TOO_MANY)));
    }

    /** Both, so that neither is forgotten meanwhile, and in one order, so that two who want each other don't wait for one another. */
    private static Uni<Void> lock(PlainTransaction transaction, UUID one, UUID other) {
        var keys = Stream.of(one, other).map(UUID::toString).sorted().toList();
        return transaction.lock(keys.getFirst()).chain(() -> transaction.lock(keys.getLast()));
    }

    /** It takes two: with one of them gone it is over. */
    Uni<Void> end(UUID userId, UUID friendId) {
        return pool.preparedQuery("delete from friendships where user_id = $1 and friend_id = $2")
                .execute(Tuple.of(userId, friendId))
                .replaceWithVoid();
    }

    /** A friend who reached something within a day; none around whom it is quiet: nobody is sent to them. */
    public Uni<Optional<Friend>> whoReachedSomething(SqlClient client, UUID userId, Instant now) {
        return client.preparedQuery(REACHED)
                .execute(Tuple.of(userId, Timestamps.of(now)))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row -> unlessQuiet(client, row, now))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(Optional::stream).findFirst());
    }

    private Uni<Optional<Friend>> unlessQuiet(SqlClient client, Row row, Instant now) {
        var friend = new Friend(row.getUUID("user_id"), row.getString("first_name"));
        return quiet.of(client, friend.userId(), row.getString("phone"))
                .map(around -> around.objection(now).isPresent() ? Optional.empty() : Optional.of(friend));
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from friendships where user_id = $1 or friend_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
