package dev.heartline.memory.export;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.memory.authorship.Author;
import dev.heartline.memory.authorship.AuthorKind;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/** {@code export_accesses}: written before anything is handed out, so that nothing is handed out that isn't on record. */
@ApplicationScoped
class ExportAccesses {

    /** Nothing where the export is gone; the lock lets an erasure wait, which then sees this row. */
    private static final String ADD = """
            insert into export_accesses (id, user_id, export_id, access, by_kind, asked_by, at)
            select $1, user_id, id, $4, $5, $6, $7 from user_exports where user_id = $2 and id = $3
            for share
            """;

    private static final String PAGE = """
            select * from export_accesses where ($1::uuid is null or user_id = $1) and id < $2 order by id desc limit $3
            """;

    /** What the users themselves did is nobody's business any more. */
    private static final String FORGET = """
            with own as (delete from export_accesses where user_id = $1 and by_kind = 'user')
            update export_accesses set user_id = null, export_id = null where user_id = $1 and by_kind <> 'user'
            """;

    private final Pool pool;
    private final Clock clock;

    ExportAccesses(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Void> requested(PlainTransaction transaction, UUID userId, UUID exportId, Author by) {
        return transaction
                .sql(ADD)
                .execute(row(userId, exportId, AccessKind.REQUESTED, by))
                .replaceWithVoid();
    }

    /** @return whether there is such an export still */
    Uni<Boolean> downloaded(UUID userId, UUID exportId, Author by) {
        return pool.preparedQuery(ADD)
                .execute(row(userId, exportId, AccessKind.DOWNLOADED, by))
                .map(rows -> rows.rowCount() == 1);
    }

    private Tuple row(UUID userId, UUID exportId, AccessKind access, Author by) {
        return Tuple.from(new Object[] {
            Ids.next(),
            userId,
            exportId,
            access.wireName(),
            by.kind().wireName(),
            by.id().orElse(null),
            Timestamps.of(clock.instant())
        });
    }

    /** Latest first. */
    Uni<List<ExportAccess>> page(Optional<UUID> userId, int limit, Optional<UUID> before) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(userId.orElse(null), before.orElse(Ids.MAX), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ExportAccesses::read)
                        .toList());
    }

    private static ExportAccess read(Row row) {
        return new ExportAccess(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getUUID("export_id"),
                WireNamed.of(AccessKind.class, row.getString("access")),
                WireNamed.of(AuthorKind.class, row.getString("by_kind")),
                row.getString("asked_by"),
                row.getOffsetDateTime("at").toInstant());
    }

    /** After the exports themselves, so that no download is recorded any more. */
    Uni<Void> forget(PlainTransaction transaction, UUID userId) {
        return transaction.sql(FORGET).execute(Tuple.of(userId)).replaceWithVoid();
    }
}
