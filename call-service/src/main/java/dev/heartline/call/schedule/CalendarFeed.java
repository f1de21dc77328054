package dev.heartline.call.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** What is ahead of a user: calls that wait, and those that their series will bring in the next twelve weeks. */
@ApplicationScoped
class CalendarFeed {

    static final Duration AHEAD = Duration.ofDays(12 * 7);

    private static final int MOST = 500;

    /** Index: scheduled_calls_user. */
    private static final String OPEN = """
            select s.id, s.scheduled_for, s.created_at, s.series_id, s.occurs_at, r.rule, r.starts_at, s.timezone, r.ended_at
            from scheduled_calls s left join call_series r on r.id = s.series_id
            where s.user_id = $1 and s.state in ('waiting', 'calling')
            order by s.scheduled_for limit $2
            """;

    private final Pool pool;
    private final Clock clock;

    CalendarFeed(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Calendar> of(UUID userId) {
        var until = clock.instant().plus(AHEAD);
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(userId, MOST))
                .map(rows -> new Calendar(StreamSupport.stream(rows.spliterator(), false)
                        .flatMap(row -> Stream.concat(Stream.of(own(row)), following(row, until).stream()))
                        .limit(MOST)
                        .toList()));
    }

    private static Calendar.Entry own(Row row) {
        return new Calendar.Entry(
                uid(row, row.getLocalDateTime("occurs_at")),
                stamp(row),
                row.getOffsetDateTime("scheduled_for").toInstant());
    }

    private static List<Calendar.Entry> following(Row row, Instant until) {
        var entries = new ArrayList<Calendar.Entry>();
        if (row.getUUID("series_id") == null || row.getOffsetDateTime("ended_at") != null) {
            return entries;
        }
        var series = CallSeries.Series.read(row);
        var occurrences = series.following(row.getLocalDateTime("occurs_at"));
        while (occurrences.hasNext() && entries.size() < MOST) {
            var local = occurrences.next();
            var at = WallClock.instant(local, series.zone());
            if (at.isAfter(until)) {
                break;
            }
            entries.add(new Calendar.Entry(uid(row, local), stamp(row), at));
        }
        return entries;
    }

    private static Instant stamp(Row row) {
        return row.getOffsetDateTime("created_at").toInstant();
    }

    /** An occurrence has the same one before and after it gets its row, and wherever it is moved. */
    private static String uid(Row row, Object occursAt) {
        return Optional.ofNullable(row.getUUID("series_id"))
                .map(series -> series + "-" + occursAt)
                .orElseGet(() -> row.getUUID("id").toString());
    }
}
