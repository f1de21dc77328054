package dev.heartline.engagement.profile;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.time.Timestamps;

/** {@code profile_changes}: written in the transaction that publishes what was said. */
@ApplicationScoped
class ProfileChanges implements UserDataOwner {

    private static final String ADD = """
            insert into profile_changes (id, user_id, change, fields, asked_by, at) values ($1, $2, $3, $4, $5, $6)
            """;

    /** Once a tombstone has come, {@code erased_user} knows; who came back since was erased, and is no more. */
    private static final String ERASURE = """
            select (select max(c.at) from profile_changes c where c.user_id = $1 and c.change = 'erased'
                and not exists (select from returned_user r where r.user_id = $1 and r.erased_at >= c.at)) as asked_at,
              (select e.erased_at from erased_user e where e.user_id = $1) as erased_at
            """;

    private static final String PAGE = """
            select * from profile_changes where ($1::uuid is null or user_id = $1) and id < $2 order by id desc limit $3
            """;

    private static final String FORGET =
            "update profile_changes set user_id = null where user_id = $1 and change = 'described'";

    private final Pool pool;
    private final Clock clock;

    ProfileChanges(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** @param news names of fields, at least one */
    Uni<Void> described(PlainTransaction transaction, UUID userId, List<String> news, String askedBy) {
        return add(transaction, userId, ChangeKind.DESCRIBED, news, askedBy);
    }

    Uni<Void> erased(PlainTransaction transaction, UUID userId, String askedBy) {
        return add(transaction, userId, ChangeKind.ERASED, List.of(), askedBy);
    }

    private Uni<Void> add(
            PlainTransaction transaction, UUID userId, ChangeKind change, List<String> fields, String askedBy) {
        return transaction
                .sql(ADD)
                .execute(Tuple.from(new Object[] {
                    Ids.next(),
                    userId,
                    change.wireName(),
                    fields.toArray(String[]::new),
                    askedBy,
                    Timestamps.of(clock.instant())
                }))
                .replaceWithVoid();
    }

    /** Empty where nobody is, or is to be, erased. */
    Uni<Optional<AskedErasure>> erasure(UUID userId) {
        return erasure(pool, userId);
    }

    /** As {@link #erasure(UUID)}, inside a transaction. */
    Uni<Optional<AskedErasure>> erasure(SqlClient client, UUID userId) {
        return client.preparedQuery(ERASURE)
                .execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next())
                .map(row -> Optional.of(new AskedErasure(instant(row, "asked_at"), instant(row, "erased_at")))
                        .filter(erasure -> erasure.askedAt() != null || erasure.erasedAt() != null));
    }

    private static Instant instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column))
                .map(time -> time.toInstant())
                .orElse(null);
    }

    /** Latest first. */
    Uni<List<ProfileChange>> page(Optional<UUID> userId, int limit, Optional<UUID> before) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(userId.orElse(null), before.orElse(Ids.MAX), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ProfileChanges::read)
                        .toList());
    }

    private static ProfileChange read(Row row) {
        return new ProfileChange(
                row.getUUID("id"),
                row.getUUID("user_id"),
                WireNamed.of(ChangeKind.class, row.getString("change")),
                List.of(row.getArrayOfStrings("fields")),
                row.getString("asked_by"),
                row.getOffsetDateTime("at").toInstant());
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction.sql(FORGET).execute(Tuple.of(userId)).replaceWithVoid();
    }
}
