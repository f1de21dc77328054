package dev.heartline.memory.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.ContextRefreshed.Source;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.events.vocabulary.WireNamed;

/** Finds summaries, and what the digests behind them tell across days. */
@ApplicationScoped
public class SummaryReader {

    private static final String LATEST = """
            select %s from conversation_summaries
            where user_id = $1 and summary_period = $2 and start_date < $3
            order by start_date desc limit $4
            """.formatted(ConversationSummary.COLUMNS);

    private static final String LATEST_IN_WORDS = """
            select s.*, d.source_type, d.source_id
            from (
              select user_id, %s from conversation_summaries
              where user_id = $1 and summary_period = 'daily' and ai_summary is not null
              order by start_date desc limit 1
            ) s
            left join conversation_digests d on d.user_id = s.user_id and d.day = s.start_date
            order by d.began_at
            """.formatted(ConversationSummary.COLUMNS);

    /** By conversation_digests_day: the user's day may be a day beside that of the instant. $1 user, $2 instant, $3 its day before. */
    private static final String COMMITMENTS = """
            select commitment, began_at, source_type, source_id from (
              select distinct on (lower(c.commitment)) c.commitment, d.began_at, c.position, d.source_type, d.source_id
              from conversation_digests d, unnest(d.commitments) with ordinality as c(commitment, position)
              where d.user_id = $1 and d.day >= $3 and d.began_at > $2
              order by lower(c.commitment), d.began_at desc, c.position desc
            ) latest
            order by began_at desc, position desc
            """;

    private static final String LAST_CONTACT = """
            select max(ended_at) as ended_at from conversation_digests where user_id = $1
            """;

    private final Pool pool;
    private final ForgottenReader forgotten;

    SummaryReader(Pool pool, ForgottenReader forgotten) {
        this.pool = pool;
        this.forgotten = forgotten;
    }

    /**
     * Latest first.
     *
     * @param before only those that start before this day
     */
    Uni<List<ConversationSummary>> latest(UUID userId, SummaryPeriod period, Optional<LocalDate> before, int limit) {
        return pool.preparedQuery(LATEST)
                .execute(Tuple.of(userId, period.wireName(), before.orElse(LocalDate.of(9999, 12, 31)), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ConversationSummary::read)
                        .toList());
    }

    /** The latest day of which there is something to say. */
    public Uni<Optional<LatestDay>> latestDay(SqlClient client, UUID userId) {
        return client.preparedQuery(LATEST_IN_WORDS)
                .execute(Tuple.of(userId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(first -> LatestDay.of(ConversationSummary.read(first), sources(rows))));
    }

    private static List<Source> sources(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getUUID("source_id") != null)
                .map(row -> new Source(
                        WireNamed.of(SourceType.class, row.getString("source_type")), row.getUUID("source_id")))
                .toList();
    }

    /** What the user said they would do since then and nobody denied, newest first, each once. */
    public Uni<List<Commitment>> commitments(SqlClient client, UUID userId, Instant since, int limit) {
        var time = since.atOffset(ZoneOffset.UTC);
        return Uni.combine()
                .all()
                .unis(
                        client.preparedQuery(COMMITMENTS)
                                .execute(Tuple.of(
                                        userId, time, time.toLocalDate().minusDays(1))),
                        forgotten.of(client, userId))
                .with((rows, untold) -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> !untold.isMeant(
                                row.getString("commitment"),
                                row.getOffsetDateTime("began_at").toInstant()))
                        .map(Commitment::read)
                        .limit(limit)
                        .toList());
    }

    /** When the user was last in contact; empty before the first conversation. */
    public Uni<Optional<Instant>> lastContact(SqlClient client, UUID userId) {
        return client.preparedQuery(LAST_CONTACT)
                .execute(Tuple.of(userId))
                .map(rows -> instant(rows.iterator().next(), "ended_at"));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
