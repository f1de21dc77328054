package dev.heartline.memory.export;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.ExportAnswered;
import dev.heartline.events.ExportRequested;
import dev.heartline.events.Ids;
import dev.heartline.memory.authorship.Author;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.profile.Profiles;

/** {@code user_exports} with the pieces that came. An erasure takes them along, whether they are complete or not. */
@ApplicationScoped
class UserExports implements UserDataOwner {

    private static final String FIND = """
            select e.id, e.requested_at,
              array(select p.service from user_export_pieces p where p.export_id = e.id
                    group by p.service, p.pieces having count(*) = p.pieces order by p.service) as answered
            from user_exports e where e.user_id = $1 and e.requested_at > $2 %s
            order by e.requested_at desc limit 1
            """;

    private static final String LATEST = FIND.formatted("");

    private static final String THIS = FIND.formatted("and e.id = $3");

    private static final String ADD = "insert into user_exports (id, user_id, requested_at) values ($1, $2, $3)";

    /** Nothing where the export is gone, or is somebody else's, or where the service has answered before: two answers don't fit together. */
    private static final String ADD_PIECE = """
            insert into user_export_pieces (export_id, user_id, service, piece, pieces, taken_at, text)
            select id, user_id, $3, $4, $5, $6, $7 from user_exports e where id = $1 and user_id = $2 and not exists (
              select from user_export_pieces p
              where p.export_id = e.id and p.service = $3 and (p.pieces <> $5 or p.taken_at <> $6))
            on conflict do nothing
            """;

    /** Those of the user that were asked for before one that is complete by now. */
    private static final String REPLACE = """
            delete from user_exports earlier using user_exports e
            where e.id = $1 and e.user_id = $2 and earlier.user_id = $2 and earlier.requested_at < e.requested_at
              and not exists (
                select from unnest($3::text[]) needed (name) where not exists (
                  select from user_export_pieces p where p.export_id = e.id and p.service = needed.name
                  group by p.pieces having count(*) = p.pieces))
            """;

    private static final String PIECES = """
            select service, taken_at, text from user_export_pieces where export_id = $1 and user_id = $2 order by service, piece
            """;

    private final Transactions transactions;
    private final Profiles profiles;
    private final ExportAccesses accesses;
    private final Pool pool;
    private final ExportConfig config;
    private final Clock clock;

    UserExports(
            Transactions transactions,
            Profiles profiles,
            ExportAccesses accesses,
            Pool pool,
            ExportConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.accesses = accesses;
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Asks the services for everything; the latest export where one was asked for only just.
     *
     * @return empty where there is no such user, or no more
     */
    Uni<Optional<UserExport>> request(UUID userId, Author by) {
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> profiles.find(transaction.connection(), userId))
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : latestOrNew(transaction, userId)
                                .call(export -> accesses.requested(transaction, userId, export.exportId(), by))
                                .map(Optional::of)));
    }

    private Uni<UserExport> latestOrNew(PlainTransaction transaction, UUID userId) {
        var now = clock.instant();
        return latest(transaction.connection(), userId, now.minus(config.rest()))
                .chain(latest -> latest.map(export -> Uni.createFrom().item(export))
                        .orElseGet(() -> ask(transaction, userId, now)));
    }

    private Uni<UserExport> ask(PlainTransaction transaction, UUID userId, Instant now) {
        var request = new ExportRequested(Ids.next(), userId, now);
        return transaction
                .sql(ADD)
                .execute(Tuple.of(request.exportId(), userId, now.atOffset(ZoneOffset.UTC)))
                .chain(() -> transaction.publish(Event.of(EventType.EXPORT_REQUESTED, request)))
                .replaceWith(() -> export(request.exportId(), now, List.of()));
    }

    private Uni<Optional<UserExport>> latest(SqlClient client, UUID userId, Instant since) {
        return client.preparedQuery(LATEST)
                .execute(Tuple.of(userId, since.atOffset(ZoneOffset.UTC)))
                .map(this::first);
    }

    /** Empty where there is none, or it has expired. */
    Uni<Optional<UserExport>> find(UUID userId, UUID exportId) {
        return pool.preparedQuery(THIS)
                .execute(Tuple.of(userId, clock.instant().minus(config.keep()).atOffset(ZoneOffset.UTC), exportId))
                .map(this::first);
    }

    /** Takes a piece in; what comes twice has one effect. The last one of an export replaces the user's earlier exports by it. */
    Uni<Void> take(PlainTransaction transaction, ExportAnswered piece) {
        return transaction
                .sql(ADD_PIECE)
                .execute(Tuple.from(new Object[] {
                    piece.exportId(),
                    piece.userId(),
                    piece.service(),
                    piece.piece(),
                    piece.pieces(),
                    piece.takenAt().atOffset(ZoneOffset.UTC),
                    piece.text()
                }))
                .chain(() -> transaction
                        .sql(REPLACE)
                        .execute(Tuple.of(
                                piece.exportId(),
                                piece.userId(),
                                config.services().toArray(String[]::new))))
                .replaceWithVoid();
    }

    /**
     * The file: a JSON object, the services' parts by their name. Only of one that is complete.
     *
     * @return empty where the export was erased meanwhile
     */
    Uni<Optional<String>> file(UUID userId, UserExport export, Author by) {
        return accesses.downloaded(userId, export.exportId(), by)
                .chain(there -> there
                        ? pool.preparedQuery(PIECES)
                                .execute(Tuple.of(export.exportId(), userId))
                                .map(rows -> Optional.of(file(userId, export, rows)))
                        : Uni.createFrom().item(Optional.empty()));
    }

    private static String file(UUID userId, UserExport export, Iterable<Row> pieces) {
        Map<String, StringBuilder> parts = new LinkedHashMap<>();
        pieces.forEach(piece -> parts.computeIfAbsent(
                        piece.getString("service"),
                        _ -> new StringBuilder("{\"takenAt\":\"%s\",\"data\":"
                                .formatted(piece.getOffsetDateTime("taken_at").toInstant())))
                .append(piece.getString("text")));
        var fields = new ArrayList<String>();
        parts.forEach((service, part) -> fields.add("\"%s\":%s}".formatted(service, part)));
        return "{\"userId\":\"%s\",\"exportId\":\"%s\",\"requestedAt\":\"%s\",\"services\":{%s}}"
                .formatted(userId, export.exportId(), export.requestedAt(), String.join(",", fields));
    }

    private Optional<UserExport> first(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> export(
                        row.getUUID("id"),
                        row.getOffsetDateTime("requested_at").toInstant(),
                        List.of(row.getArrayOfStrings("answered"))));
    }

    private UserExport export(UUID id, Instant requestedAt, List<String> answered) {
        return new UserExport(
                id,
                requestedAt,
                answered,
                config.services().stream()
                        .filter(service -> !answered.contains(service))
                        .sorted()
                        .toList(),
                requestedAt.plus(config.keep()));
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from user_exports where user_id = $1")
                .execute(Tuple.of(userId))
                .chain(() -> accesses.forget(transaction, userId));
    }
}
