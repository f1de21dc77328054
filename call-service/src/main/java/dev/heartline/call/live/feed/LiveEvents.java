package dev.heartline.call.live.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.service.time.Timestamps;

/** Reads what happened on live calls since a moment, by the database's clock. */
@ApplicationScoped
class LiveEvents {

    /** Longer than any call lasts whose turns are still to come. By then its id, which begins with its time, is out of sight. */
    private static final Duration LONGEST_CALL = Duration.ofHours(6);

    /** The end of a call bears the time of the replica that concluded it: by so much its clock may be late. */
    private static final Duration LATE_CLOCK = Duration.ofMinutes(1);

    /** The table has the live calls only. */
    private static final String STATES = """
        select phone_call_id, user_id, current_state, next_ai_action, confidence_level, detected_emotions, last_updated_at
        from active_calls where last_updated_at > $1 and ($2::uuid is null or user_id = $2)
        order by last_updated_at
        """;

    /** A range of the primary key of phone_calls, and of each such call its turns by theirs. */
    private static final String TURNS = """
        select t.call_id, c.user_id, t.seq, t.speaker, t.text, t.at, t.interrupted, t.stored_at
        from phone_calls c join call_turns t on t.call_id = c.id
        where c.id > $3 and (c.completed_at is null or c.completed_at > $1::timestamptz - interval '1 minute') and t.stored_at > $1
          and ($2::uuid is null or c.user_id = $2)
        order by t.stored_at, t.call_id, t.seq
        """;

    private static final String COMPLETED = """
        select id, user_id, outcome, completed_at from phone_calls
        where id > $3 and completed_at > $1 and ($2::uuid is null or user_id = $2)
        order by completed_at
        """;

    private final Pool pool;

    LiveEvents(Pool pool) {
        this.pool = pool;
    }

    Uni<Instant> now() {
        return pool.query("select clock_timestamp() as now")
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant());
    }

    /**
     * @param since exclusive
     * @param userId null for everybody's
     */
    Uni<List<LiveEvent>> since(Instant since, Instant statesSince, UUID userId) {
        var earliest = earliestId(since.minus(LONGEST_CALL));
        return Uni.combine()
                .all()
                .unis(
                        read(TURNS, Tuple.of(Timestamps.of(since), userId, earliest), LiveEvents::turn),
                        read(STATES, Tuple.of(Timestamps.of(statesSince), userId), LiveEvents::state),
                        read(
                                COMPLETED,
                                Tuple.of(Timestamps.of(since.minus(LATE_CLOCK)), userId, earliest),
                                LiveEvents::completed))
                .with((turns, states, completed) -> Stream.of(turns, states, completed)
                        .flatMap(List::stream)
                        .toList());
    }

    /** The smallest UUIDv7 of that millisecond. */
    private static UUID earliestId(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0);
    }

    private Uni<List<LiveEvent>> read(String sql, Tuple parameters, Function<Row, LiveEvent> each) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(each)
                        .toList());
    }

    private static LiveEvent turn(Row row) {
        var data = about(row.getUUID("call_id"), row.getUUID("user_id"));
        data.put("seq", row.getInteger("seq"));
        data.put("speaker", row.getString("speaker"));
        data.put("text", row.getString("text"));
        data.put("at", instant(row, "at").toString());
        data.put("interrupted", row.getBoolean("interrupted"));
        return new LiveEvent(
                "turn", row.getUUID("call_id") + "/" + row.getInteger("seq") + "/" + instant(row, "stored_at"), data);
    }

    private static LiveEvent state(Row row) {
        var data = about(row.getUUID("phone_call_id"), row.getUUID("user_id"));
        data.put("currentState", row.getString("current_state"));
        data.put("nextAiAction", row.getString("next_ai_action"));
        data.put("confidenceLevel", row.getBigDecimal("confidence_level"));
        data.put("detectedEmotions", Arrays.asList(row.getArrayOfStrings("detected_emotions")));
        data.put("lastUpdatedAt", instant(row, "last_updated_at").toString());
        return new LiveEvent("state", row.getUUID("phone_call_id") + "/state/" + instant(row, "last_updated_at"), data);
    }

    private static LiveEvent completed(Row row) {
        var data = about(row.getUUID("id"), row.getUUID("user_id"));
        data.put("outcome", row.getString("outcome"));
        data.put("completedAt", instant(row, "completed_at").toString());
        return new LiveEvent("completed", row.getUUID("id") + "/completed", data);
    }

    private static Map<String, Object> about(UUID callId, UUID userId) {
        var data = new LinkedHashMap<String, Object>();
        data.put("callId", callId.toString());
        data.put("userId", userId == null ? null : userId.toString());
        return data;
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
