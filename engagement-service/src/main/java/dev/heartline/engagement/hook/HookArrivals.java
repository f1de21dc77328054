package dev.heartline.engagement.hook;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.HookRaised;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.time.Timestamps;

/**
 * Puts right when and by what hooks reached their users, as it becomes known: until then both are what was intended. What is known comes
 * from whoever texts, and from the host for what it showed.
 */
@ApplicationScoped
public class HookArrivals {

    /** Index engagement_hooks_user. A text may be held for a day or two. */
    private static final String LATELY = """
            select id from engagement_hooks
            where user_id = $1 and created_at > $2::timestamptz - interval '3 days' and created_at <= $2
            order by created_at desc limit 20
            """;

    private static final String ARRIVED = """
            update engagement_hooks set
              delivered_via = case
                when shown_at is null then array[$3]
                when $3 = any(delivered_via) then delivered_via
                else delivered_via || $3 end,
              delivered_at = least(shown_at, $4::timestamptz), shown_at = least(shown_at, $4::timestamptz)
            where id = $1 and user_id = $2
            returning *
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Clock clock;

    HookArrivals(Pool pool, Transactions transactions, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A text reached the user. Nothing where it told of no hook. */
    public Uni<Void> texted(PlainTransaction transaction, UUID userId, UUID textId, Instant at) {
        return transaction
                .sql(LATELY)
                .execute(Tuple.of(userId, Timestamps.of(at)))
                .map(rows -> rows.stream()
                        .map(row -> row.getUUID("id"))
                        .filter(hook -> HookRaised.textOf(hook).equals(textId))
                        .findFirst())
                .chain(found -> found.map(hook -> arrived(transaction.connection(), hook, userId, Channel.SMS, at)
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** The host showed it. Nothing where the user has no such hook. */
    public Uni<Void> shown(PlainTransaction transaction, UUID userId, UUID hookId, Channel channel, Instant at) {
        return arrived(transaction.connection(), hookId, userId, channel, at).replaceWithVoid();
    }

    /** Empty where there is no such hook. */
    Uni<Optional<UUID>> whose(UUID hookId) {
        return pool.preparedQuery("select user_id from engagement_hooks where id = $1")
                .execute(Tuple.of(hookId))
                .map(rows -> rows.stream().findFirst().map(row -> row.getUUID("user_id")));
    }

    /** The host shows it now. Empty where it was erased meanwhile. */
    Uni<Optional<HookView>> shown(UUID userId, UUID hookId, Channel channel) {
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> arrived(transaction.connection(), hookId, userId, channel, clock.instant())));
    }

    /** A clock that is ahead makes nothing arrive later than now. */
    private Uni<Optional<HookView>> arrived(SqlClient client, UUID hookId, UUID userId, Channel channel, Instant told) {
        var now = clock.instant();
        var at = told.isBefore(now) ? told : now;
        return client.preparedQuery(ARRIVED)
                .execute(Tuple.of(hookId, userId, HookRows.via(channel), Timestamps.of(at)))
                .map(rows -> rows.stream().findFirst().map(HookView::read));
    }
}
