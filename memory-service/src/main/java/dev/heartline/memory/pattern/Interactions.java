package dev.heartline.memory.pattern;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.profile.ZoneChanges;
import dev.heartline.service.time.Timestamps;

/** Keeps what happened between users and us. */
@ApplicationScoped
public class Interactions implements UserDataOwner, ZoneChanges {

    private static final String NOTE = """
            insert into interactions as known
              (id, user_id, kind, happened_at, message_type, duration_seconds, subject, channel, engaged_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (id) do update set engaged_at = least(known.engaged_at, excluded.engaged_at), analysed = false
              where known.user_id = excluded.user_id and known.kind = excluded.kind and excluded.engaged_at is not null
            """;

    private static final String SINCE = """
            select id, user_id, kind, happened_at, message_type, duration_seconds, subject, channel, engaged_at from interactions
            where user_id = $1 and happened_at > $2
            order by happened_at desc limit $3
            """;

    /** Of one user; more than people do in the time that patterns are told from, and told within milliseconds. */
    private static final int MOST = 5000;

    /** Served by interactions_new. Whose lock is held, as by another replica that is at it, is passed by. */
    private static final String SOMEBODY_NEW = """
            select user_id from (select distinct user_id from interactions where not analysed limit 16) waiting
            where pg_try_advisory_xact_lock(hashtextextended(user_id::text, 0)) limit 1
            """;

    private static final String ANALYSED =
            "update interactions set analysed = true where user_id = $1 and not analysed";

    /** The latest is enough. By interactions_user. */
    private static final String TO_BE_TOLD_ANEW = """
            update interactions set analysed = false
            where id = (select id from interactions where user_id = $1 order by happened_at desc limit 1)
            """;

    /** Notes it once; of a message, besides, that the user engaged with it. */
    public Uni<Void> note(PlainTransaction transaction, Interaction one) {
        return transaction
                .sql(NOTE)
                .execute(Tuple.from(new Object[] {
                    one.id(),
                    one.userId(),
                    one.kind().wireName(),
                    one.at().atOffset(ZoneOffset.UTC),
                    one.messageType(),
                    one.durationSeconds(),
                    one.subject(),
                    one.channel() == null ? null : one.channel().wireName(),
                    Timestamps.of(one.engagedAt())
                }))
                .replaceWithVoid();
    }

    /** @return whether it was noted */
    Uni<Boolean> takeBack(PlainTransaction transaction, UUID userId, UUID id) {
        return transaction
                .sql("delete from interactions where id = $1 and user_id = $2")
                .execute(Tuple.of(id, userId))
                .map(rows -> rows.rowCount() > 0);
    }

    /**
     * What was told of them is told anew, though nothing new happened.
     *
     * @return false where nothing is known of them
     */
    Uni<Boolean> tellAnew(PlainTransaction transaction, UUID userId) {
        return transaction.sql(TO_BE_TOLD_ANEW).execute(Tuple.of(userId)).map(rows -> rows.rowCount() > 0);
    }

    /** The latest, latest first. */
    Uni<List<Interaction>> since(SqlClient client, UUID userId, Instant since) {
        return client.preparedQuery(SINCE)
                .execute(Tuple.of(userId, since.atOffset(ZoneOffset.UTC), MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Interactions::read)
                        .toList());
    }

    /** A user of whom something new is known. */
    Uni<Optional<UUID>> somebodyNew(PlainTransaction transaction) {
        return transaction
                .sql(SOMEBODY_NEW)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> row.getUUID("user_id")));
    }

    /** @return whether there was something new */
    Uni<Boolean> analysed(PlainTransaction transaction, UUID userId) {
        return transaction.sql(ANALYSED).execute(Tuple.of(userId)).map(rows -> rows.rowCount() > 0);
    }

    /** What was told in another zone is told anew. */
    @Override
    public Uni<Void> moved(PlainTransaction transaction, UUID userId) {
        return tellAnew(transaction, userId).replaceWithVoid();
    }

    private static Interaction read(Row row) {
        return new Interaction(
                row.getUUID("id"),
                row.getUUID("user_id"),
                WireNamed.of(Interaction.Kind.class, row.getString("kind")),
                row.getOffsetDateTime("happened_at").toInstant(),
                row.getString("message_type"),
                row.getInteger("duration_seconds"),
                row.getString("subject"),
                Optional.ofNullable(row.getString("channel"))
                        .map(name -> WireNamed.of(Channel.class, name))
                        .orElse(null),
                Optional.ofNullable(row.getOffsetDateTime("engaged_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from interactions where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
