package dev.heartline.call.transcript;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.consume.Failures;
import dev.heartline.messaging.transaction.SessionTransaction;

/** {@code call_turns}. */
@ApplicationScoped
public class CallTurns {

    /** The share lock makes it wait for the transaction that publishes the call, or that one for it. */
    private static final String APPEND = """
        insert into call_turns (call_id, seq, speaker, text, at, interrupted, confidence)
        select id, $2, $3, $4, $5, $6, $7 from phone_calls where id = $1 and completed_at is null for share
        """;

    private static final String SAME =
            "select from call_turns where call_id = $1 and seq = $2 and speaker = $3 and text = $4 and at = $5";

    private static final String SHORTEN = """
        update call_turns set text = $3, interrupted = true, stored_at = clock_timestamp()
        where call_id = $1 and seq = $2
          and exists (select from phone_calls where id = $1 and completed_at is null for share)
        """;

    private static final String UNSAY = """
        delete from call_turns
        where call_id = $1 and seq = $2
          and exists (select from phone_calls where id = $1 and completed_at is null for share)
        """;

    private final Pool pool;

    CallTurns(Pool pool) {
        this.pool = pool;
    }

    public Uni<List<CallTurn>> of(UUID callId) {
        return pool.preparedQuery(
                        "select seq, speaker, text, at, interrupted, confidence from call_turns where call_id = $1 order by seq")
                .execute(Tuple.of(callId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CallTurns::read)
                        .toList());
    }

    /** What was heard from the other end, in order, as a transaction of another feature sees it. */
    public Uni<List<String>> ofUser(SessionTransaction transaction, UUID callId) {
        return transaction
                .session()
                .createNativeQuery(
                        "select text from call_turns where call_id = ?1 and speaker = 'user' order by seq",
                        String.class)
                .setParameter(1, callId)
                .getResultList();
    }

    /**
     * May be repeated where it isn't known whether it succeeded.
     *
     * @return false if nothing may be added any more: the call is published, or its user has been erased
     * @throws TurnTaken (as a failure)
     */
    public Uni<Boolean> append(UUID callId, CallTurn turn) {
        return pool.preparedQuery(APPEND)
                .execute(Tuple.from(new Object[] {
                    callId,
                    turn.seq(),
                    turn.speaker().wireName(),
                    turn.text(),
                    turn.at().atOffset(ZoneOffset.UTC),
                    turn.interrupted(),
                    turn.confidence() == null
                            ? null
                            : BigDecimal.valueOf(turn.confidence()).setScale(3, RoundingMode.HALF_UP)
                }))
                .map(inserted -> inserted.rowCount() == 1)
                .onFailure(Failures::isUniqueViolation)
                .recoverWithUni(() -> isOwn(callId, turn).map(own -> {
                    if (!own) {
                        throw new TurnTaken(turn.seq());
                    }
                    return true;
                }));
    }

    /** Stored by an attempt whose success was not heard of: nobody else says the same at the same moment. */
    private Uni<Boolean> isOwn(UUID callId, CallTurn turn) {
        return pool.preparedQuery(SAME)
                .execute(Tuple.of(
                        callId,
                        turn.seq(),
                        turn.speaker().wireName(),
                        turn.text(),
                        turn.at().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() == 1);
    }

    /** Keeps of a turn of the coach what was heard before the user spoke into it; nothing heard leaves no turn. */
    public Uni<Void> shorten(UUID callId, CallTurn turn) {
        return (turn.text().isBlank()
                        ? pool.preparedQuery(UNSAY).execute(Tuple.of(callId, turn.seq()))
                        : pool.preparedQuery(SHORTEN).execute(Tuple.of(callId, turn.seq(), turn.text())))
                .replaceWithVoid();
    }

    private static CallTurn read(Row row) {
        return new CallTurn(
                row.getInteger("seq"),
                WireNamed.of(Speaker.class, row.getString("speaker")),
                row.getString("text"),
                row.getOffsetDateTime("at").toInstant(),
                row.getBoolean("interrupted"),
                row.getDouble("confidence"));
    }
}
