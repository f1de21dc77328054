package dev.heartline.call.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/** {@code call_series}: calls that come again, each with one occurrence ahead of it. */
@ApplicationScoped
class CallSeries {

    private static final String FIND =
            "select rule, starts_at, timezone from call_series where id = $1 and ended_at is null for update";

    private static final String WRITE = """
        insert into call_series (id, user_id, rule, starts_at, timezone, created_at) values ($1, $2, $3, $4, $5, $6)
        """;

    private static final String END = "update call_series set ended_at = $2 where id = $1 and ended_at is null";

    /** What the last one was for, and how long its window was. */
    private static final String NEXT = """
        insert into scheduled_calls
          (id, user_id, scheduled_for, timezone, call_purpose, ai_talking_points, created_at, due_at, window_ends_at,
           series_id, occurs_at, requested_by, time_from, reminder_due_at)
        select $2, user_id, $3::timestamptz, timezone, call_purpose, ai_talking_points, $4, $3::timestamptz,
               $3::timestamptz + (window_ends_at - scheduled_for), series_id, $5, requested_by, time_from, $6
        from scheduled_calls where id = $1
        on conflict (series_id, occurs_at) do nothing
        """;

    private final ScheduleConfig config;

    CallSeries(ScheduleConfig config) {
        this.config = config;
    }

    /** Where a series begins, and by which rule it goes on. */
    record Series(String rule, LocalDateTime startsAt, ZoneId zone) {

        /** What comes after an occurrence. Nothing where the rule is unfit, as one may be that was taken when more were. */
        Iterator<LocalDateTime> following(LocalDateTime occurrence) {
            try {
                return Recurrence.of(rule, startsAt, zone).following(occurrence);
            } catch (UnfitRule _) {
                return Collections.emptyIterator();
            }
        }

        Optional<LocalDateTime> after(LocalDateTime occurrence) {
            var following = following(occurrence);
            return following.hasNext() ? Optional.of(following.next()) : Optional.empty();
        }

        static Series read(Row row) {
            return new Series(
                    row.getString("rule"), row.getLocalDateTime("starts_at"), ZoneId.of(row.getString("timezone")));
        }
    }

    Uni<Void> begin(PlainTransaction transaction, UUID id, UUID userId, Series series, Instant now) {
        return transaction
                .sql(WRITE)
                .execute(Tuple.of(
                        id,
                        userId,
                        series.rule(),
                        series.startsAt(),
                        series.zone().getId(),
                        Timestamps.of(now)))
                .replaceWithVoid();
    }

    /** Empty where it has ended. */
    Uni<Optional<Series>> find(PlainTransaction transaction, UUID id) {
        return transaction
                .sql(FIND)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Series::read)
                        .findFirst());
    }

    Uni<Void> end(PlainTransaction transaction, UUID id, Instant now) {
        return transaction.sql(END).execute(Tuple.of(id, Timestamps.of(now))).replaceWithVoid();
    }

    /**
     * An occurrence is settled: the next one is written, or the series ends. Each occurrence gets its row, also those that passed
     * while nobody looked, so that it is on record that they were missed.
     */
    Uni<Void> goOn(PlainTransaction transaction, ScheduledCall settled, Instant now) {
        if (settled.occurrence().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var occurrence = settled.occurrence().get();
        return find(transaction, occurrence.seriesId())
                .chain(found -> found.map(series -> series.after(occurrence.at())
                                .map(next -> write(transaction, settled, next, series.zone(), now))
                                .orElseGet(() -> end(transaction, occurrence.seriesId(), now)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> write(
            PlainTransaction transaction, ScheduledCall settled, LocalDateTime next, ZoneId zone, Instant now) {
        return transaction
                .sql(NEXT)
                .execute(Tuple.of(
                        settled.id(),
                        Ids.next(),
                        Timestamps.of(WallClock.instant(next, zone)),
                        Timestamps.of(now.truncatedTo(ChronoUnit.MICROS)),
                        next,
                        Timestamps.of(Reminders.dueAt(WallClock.instant(next, zone), config.remindBefore(), now))))
                .replaceWithVoid();
    }
}
