package dev.heartline.engagement.social;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/** {@code challenges}: as many places as there are, and no more; what was promised when it began can't be changed, by the database. */
@ApplicationScoped
class Challenges {

    private static final String INSERT = """
            insert into challenges (id, name, kind, goal_days, places, starts_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict (name) do nothing returning *
            """;

    /** The row of the challenge is locked while a place is taken: the last one is taken once. */
    private static final String JOIN = """
            with free as (
              select id from challenges where id = $1 and taken < places and starts_at <= $3 and expires_at > $3 for update
            ), placed as (
              insert into challenge_places (challenge_id, user_id, joined_at) select id, $2, $3 from free
              on conflict do nothing returning challenge_id
            ), counted as (
              update challenges set taken = taken + 1 where id in (select challenge_id from placed)
            )
            select exists (select from placed)
              or exists (select from challenge_places where challenge_id = $1 and user_id = $2) as joined
            """;

    private static final String LEAVE = """
            with gone as (delete from challenge_places where challenge_id = $1 and user_id = $2 returning challenge_id)
            update challenges set taken = taken - 1 where id in (select challenge_id from gone)
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Profiles profiles;

    Challenges(Pool pool, Transactions transactions, Profiles profiles) {
        this.pool = pool;
        this.transactions = transactions;
        this.profiles = profiles;
    }

    /** How taking a place came out. */
    enum Joining {
        JOINED,
        NO_PLACE,
        UNKNOWN
    }

    /** @return empty where there is one of that name */
    Uni<Optional<ChallengeView>> create(
            String name, BehaviorKind kind, int goalDays, int places, Instant startsAt, Instant expiresAt) {
        return pool.preparedQuery(INSERT)
                .execute(Tuple.from(new Object[] {
                    Ids.next(),
                    name,
                    kind.wireName(),
                    goalDays,
                    places,
                    Timestamps.of(startsAt),
                    Timestamps.of(expiresAt)
                }))
                .map(rows -> rows.stream().map(ChallengeView::read).findFirst());
    }

    Uni<List<ChallengeView>> running(Instant now) {
        return pool.preparedQuery("select * from challenges where expires_at > $1 order by expires_at limit 100")
                .execute(Tuple.of(Timestamps.of(now)))
                .map(rows -> rows.stream().map(ChallengeView::read).toList());
    }

    Uni<Joining> join(UUID challengeId, UUID userId, Instant now) {
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> profiles.find(transaction.connection(), userId))
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(Joining.UNKNOWN)
                        : transaction
                                .sql(JOIN)
                                .execute(Tuple.of(challengeId, userId, Timestamps.of(now)))
                                .map(rows -> rows.iterator().next().getBoolean("joined")
                                        ? Joining.JOINED
                                        : Joining.NO_PLACE)));
    }

    Uni<Void> leave(UUID challengeId, UUID userId) {
        return pool.preparedQuery(LEAVE).execute(Tuple.of(challengeId, userId)).replaceWithVoid();
    }
}
