package dev.heartline.call.live;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.LiveSignals;
import dev.heartline.ai.coach.LiveState;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.messaging.transaction.SessionTransaction;

/** {@code active_calls}: one row per conversation that goes on now. */
@ApplicationScoped
public class ActiveCalls {

    /** The share lock keeps a row from appearing after the end of the call has removed it. */
    private static final String OPEN = """
            insert into active_calls (id, phone_call_id, user_id, current_state, conversation_context)
            select $1, id, user_id, $3, $4 from phone_calls
            where id = $2 and call_status in ('queued', 'ringing', 'in_progress') for share
            on conflict (phone_call_id) do update
              set current_state = excluded.current_state, conversation_context = excluded.conversation_context,
                  last_updated_at = now(), settled_at = null
            returning judged_through
            """;

    private static final String SHOW = """
            update active_calls
            set current_state = $2, next_ai_action = $3, confidence_level = $4, detected_emotions = $5,
                conversation_context = conversation_context || $6, last_updated_at = now(),
                judged_through = greatest(judged_through, $7), speech_pace = $8, energy_level = $9
            where phone_call_id = $1
            """;

    private static final String STATE = """
            update active_calls set current_state = $2, conversation_context = conversation_context || $3,
                last_updated_at = now(), judged_through = greatest(judged_through, $4)
            where phone_call_id = $1
            returning whispers
            """;

    private static final String WHISPER = """
            update active_calls set whispers = whispers || $2::text where phone_call_id = $1 and settled_at is null
            """;

    /** By the index of its unique key. */
    private static final String EVERYBODYS =
            "select * from active_calls where phone_call_id < $1 order by phone_call_id desc limit $2";

    /** By the index active_calls_user. A statement of its own: one with a condition for both would be planned for neither. */
    private static final String ONE_USERS = """
            select * from active_calls where user_id = $3 and phone_call_id < $1 order by phone_call_id desc limit $2
            """;

    private static final String UNSETTLED =
            "select exists (select from active_calls where phone_call_id = $1 and settled_at is null)";

    private final Pool pool;

    ActiveCalls(Pool pool) {
        this.pool = pool;
    }

    /** @return up to which turn danger and wishes were acted upon before; {@link Progress#NOTHING_JUDGED} at first */
    Uni<Integer> open(Call call, CoachContext context, int turns) {
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(
                        Ids.next(), call.id(), LiveState.GREETING.wireName(), conversationContext(context, turns)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getInteger(0))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(Progress.NOTHING_JUDGED));
    }

    /**
     * What the coach is about to do, and how the caller speaks.
     *
     * @param pace null where it can't be told
     * @param energy as {@code pace}
     */
    Uni<Void> show(UUID callId, LiveSignals signals, Progress progress, Manner.Pace pace, Manner.Energy energy) {
        return pool.preparedQuery(SHOW)
                .execute(Tuple.from(new Object[] {
                    callId,
                    signals.currentState().wireName(),
                    signals.nextAction() == null ? null : signals.nextAction().wireName(),
                    signals.confidence() == null
                            ? null
                            : BigDecimal.valueOf(signals.confidence()).setScale(3, RoundingMode.HALF_UP),
                    signals.detectedEmotions().stream().map(Emotion::wireName).toArray(String[]::new),
                    turns(progress.turns()),
                    progress.judgedThrough(),
                    pace == null ? null : pace.wireName(),
                    energy == null ? null : energy.wireName()
                }))
                .replaceWithVoid();
    }

    /** @return what operators have whispered to the coach of this call, in order */
    Uni<List<String>> state(UUID callId, LiveState state, Progress progress) {
        return pool.preparedQuery(STATE)
                .execute(Tuple.of(callId, state.wireName(), turns(progress.turns()), progress.judgedThrough()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .flatMap(row -> Stream.of(row.getArrayOfStrings(0)))
                        .toList());
    }

    /**
     * The coach hears of it when its conversation next writes its state.
     *
     * @return false where no conversation goes on
     */
    public Uni<Boolean> whisper(UUID callId, String instruction) {
        return pool.preparedQuery(WHISPER)
                .execute(Tuple.of(callId, instruction))
                .map(rows -> rows.rowCount() == 1);
    }

    /** What was said up to a turn was acted upon. */
    Uni<Void> judged(UUID callId, int through) {
        return pool.preparedQuery(
                        "update active_calls set judged_through = greatest(judged_through, $2) where phone_call_id = $1")
                .execute(Tuple.of(callId, through))
                .replaceWithVoid();
    }

    /** The line is gone and all that was said on it is stored. */
    Uni<Void> settled(UUID callId) {
        return pool.preparedQuery("update active_calls set settled_at = now() where phone_call_id = $1")
                .execute(Tuple.of(callId))
                .replaceWithVoid();
    }

    /** Whether the conversation of the call may still store words, in whichever process it lives. */
    Uni<Boolean> isUnsettled(UUID callId) {
        return pool.preparedQuery(UNSETTLED)
                .execute(Tuple.of(callId))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** The call is over; in the transaction that says so. */
    public Uni<Void> remove(SessionTransaction transaction, UUID callId) {
        return transaction
                .session()
                .createNativeQuery("delete from active_calls where phone_call_id = ?1")
                .setParameter(1, callId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Newest call first.
     *
     * @param userId null for everybody's
     * @param before the call at which the page before ended; null for the first page
     */
    Uni<List<ActiveCallView>> page(UUID userId, int limit, UUID before) {
        var below = before == null ? Ids.MAX : before;
        var rowsOfPage = userId == null
                ? pool.preparedQuery(EVERYBODYS).execute(Tuple.of(below, limit))
                : pool.preparedQuery(ONE_USERS).execute(Tuple.of(below, limit, userId));
        return rowsOfPage.map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(ActiveCalls::read)
                .toList());
    }

    private static JsonObject conversationContext(CoachContext context, int turns) {
        var json = turns(turns)
                .put("knownUser", context.known().isPresent())
                .put("talkingPoints", new JsonArray(context.talkingPoints()))
                .put("wrapUpAt", context.wrapUpAt().toString());
        if (context.purpose() != null) {
            json.put("purpose", context.purpose().wireName());
        }
        context.known()
                .ifPresent(person -> json.put("memories", person.memories().size())
                        .put("openCommitments", new JsonArray(person.openCommitments())));
        return json;
    }

    private static JsonObject turns(int turns) {
        return new JsonObject().put("turns", turns);
    }

    private static ActiveCallView read(Row row) {
        return new ActiveCallView(
                row.getUUID("phone_call_id"),
                row.getUUID("user_id"),
                row.getString("current_state"),
                row.getJsonObject("conversation_context").getMap(),
                row.getString("next_ai_action"),
                row.getBigDecimal("confidence_level"),
                List.of(row.getArrayOfStrings("detected_emotions")),
                row.getString("speech_pace"),
                row.getString("energy_level"),
                row.getOffsetDateTime("last_updated_at").toInstant());
    }

    /**
     * How far a conversation has come.
     *
     * @param judgedThrough the last turn up to which danger and wishes were acted upon; {@link #NOTHING_JUDGED} at first
     */
    record Progress(int turns, int judgedThrough) {

        static final int NOTHING_JUDGED = -1;
    }
}
