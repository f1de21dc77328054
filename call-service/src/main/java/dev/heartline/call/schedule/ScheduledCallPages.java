package dev.heartline.call.schedule;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import dev.heartline.call.lifecycle.TimeSpan;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.service.time.Timestamps;

/** Reads the schedule. */
@ApplicationScoped
class ScheduledCallPages {

    private static final String COLUMNS = """
        select s.*, r.rule from scheduled_calls s left join call_series r on r.id = s.series_id
        """;

    private static final String ONE = COLUMNS + "where s.id = $1";

    private static final String FILTERED = """
        and s.state = any($1) and s.call_purpose = any($2) and s.scheduled_for >= $3 and s.scheduled_for < $4
          and (s.scheduled_for, s.id) > ($5::timestamptz, $6::uuid)
        order by s.scheduled_for, s.id limit $7
        """;

    /** By the index scheduled_calls_time. */
    private static final String EVERYBODYS = COLUMNS + "where true " + FILTERED;

    /** By the index scheduled_calls_user. A statement of its own: one with a condition for both would be planned for neither. */
    private static final String ONE_USERS = COLUMNS + "where s.user_id = $8 " + FILTERED;

    private static final String ATTEMPTS = """
        select seq, at, outcome, reason, call_id, again_at from scheduled_call_attempts
        where scheduled_call_id = $1 order by seq
        """;

    /** Smaller than any other. */
    private static final UUID FIRST = new UUID(0, 0);

    /** Which calls are asked for; null where all are. */
    record Filter(UUID userId, ScheduleState state, CallPurpose purpose, TimeSpan scheduledFor) {}

    /** A row with what only readers want of it. */
    record Found(ScheduledCall call, ScheduledCallView view) {}

    private final Pool pool;

    ScheduledCallPages(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Found>> find(UUID id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> new Found(ScheduledCalls.read(row), view(row))));
    }

    Uni<List<AttemptView>> attempts(UUID id) {
        return pool.preparedQuery(ATTEMPTS)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new AttemptView(
                                row.getInteger("seq"),
                                instant(row, "at"),
                                row.getString("outcome"),
                                row.getString("reason"),
                                row.getUUID("call_id"),
                                instant(row, "again_at")))
                        .toList());
    }

    /**
     * Earliest first.
     *
     * @param after where the page before ended; null for the first page
     */
    Uni<List<ScheduledCallView>> page(Filter filter, int limit, @Nullable Place after) {
        var span = filter.scheduledFor();
        var parameters = Tuple.from(new Object[] {
            words(filter.state(), ScheduleState.values()),
            words(filter.purpose(), CallPurpose.values()),
            span.from() == null ? OffsetDateTime.MIN : Timestamps.of(span.from()),
            span.to() == null ? OffsetDateTime.MAX : Timestamps.of(span.to()),
            after == null ? OffsetDateTime.MIN : Timestamps.of(after.scheduledFor()),
            after == null ? FIRST : after.id(),
            limit
        });
        var found = filter.userId() == null
                ? pool.preparedQuery(EVERYBODYS).execute(parameters)
                : pool.preparedQuery(ONE_USERS).execute(parameters.addUUID(filter.userId()));
        return found.map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(ScheduledCallPages::view)
                .toList());
    }

    private static <E extends Enum<E> & WireNamed> String[] words(E only, E[] all) {
        return only == null
                ? Arrays.stream(all).map(WireNamed::wireName).toArray(String[]::new)
                : new String[] {only.wireName()};
    }

    private static ScheduledCallView view(Row row) {
        var scheduledFor = instant(row, "scheduled_for");
        var zone = row.getString("timezone");
        return new ScheduledCallView(
                row.getUUID("id"),
                row.getUUID("user_id"),
                WireNamed.of(ScheduleState.class, row.getString("state")),
                row.getString("reason"),
                scheduledFor,
                WallClock.local(scheduledFor, ZoneId.of(zone)).toString(),
                WireNamed.of(TimeFrom.class, row.getString("time_from")),
                zone,
                row.getUUID("series_id"),
                row.getString("rule"),
                WireNamed.of(CallPurpose.class, row.getString("call_purpose")),
                ScheduledCalls.strings(row.getJsonArray("ai_talking_points")),
                Origin.read(row) instanceof Origin.Request ? row.getString("requested_by") : null,
                row.getUUID("agreed_in"),
                row.getUUID("asked_in_text"),
                row.getUUID("hook_id"),
                instant(row, "due_at"),
                instant(row, "window_ends_at"),
                row.getInteger("attempts"),
                row.getUUID("phone_call_id"),
                row.getBoolean("completed"),
                instant(row, "reminder_sent_at"),
                instant(row, "settled_at"),
                row.getString("canceled_by"),
                instant(row, "created_at"));
    }

    private static Instant instant(Row row, String column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
