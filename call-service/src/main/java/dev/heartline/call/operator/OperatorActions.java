package dev.heartline.call.operator;

import java.time.Duration;
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

import dev.heartline.call.dial.IdempotencyKeyReused;
import dev.heartline.call.dial.RequestKey;
import dev.heartline.call.provider.Transfers;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.SessionTransaction;
import dev.heartline.service.time.Timestamps;

/** {@code operator_actions}: written before anything is done, so that nothing is done that isn't on record. */
@ApplicationScoped
class OperatorActions implements Transfers {

    /**
     * Of a call that goes on; the lock waits for an erasure, and for its end. Whom the coach has handed over, it can't hand over
     * again: that would take the caller from the human who has them. Nor is anything asked for twice under one key.
     */
    private static final String ASKED = """
            insert into operator_actions
              (id, call_id, action, asked_by, reason, instruction, transferred_to, asked_at, idempotency_key, request_digest)
            select $1, id, $3, $4, $5, $6, $7, $8, $9, $10 from phone_calls
            where id = $2 and call_status = 'in_progress'
            for update
            on conflict do nothing
            """;

    /** Its process died over it: nobody has the caller. */
    private static final String GIVE_UP = """
            update operator_actions set outcome = 'failed'
            where call_id = $1 and action = 'transfer' and outcome is null and asked_at < $2
            """;

    /** Far longer than a carrier takes to answer. */
    private static final Duration LONGEST_ASKING = Duration.ofMinutes(2);

    private static final String FAILED = """
            update operator_actions set outcome = 'failed'
            where outcome is distinct from 'failed' and id = (
              select id from operator_actions where call_id = ?1 and action = 'transfer' order by id desc limit 1)
            """;

    /** Index: operator_actions_request. */
    private static final String EARLIER = "select * from operator_actions where asked_by = $1 and idempotency_key = $2";

    private static final String OF_CALL = "select * from operator_actions where call_id = $1 order by id";

    private final Pool pool;

    OperatorActions(Pool pool) {
        this.pool = pool;
    }

    /**
     * Notes what is asked for, unless it was asked for before under the same key.
     *
     * @param key null where it may be asked for again
     * @return what the key was used for before: then nothing is to be done
     * @throws CallNotLive (as a failure)
     * @throws IdempotencyKeyReused (as a failure)
     */
    Uni<Optional<OperatorAction>> asked(OperatorAction action, @Nullable RequestKey key) {
        return earlier(key)
                .chain(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(earlier)
                        : write(action, key)
                                .chain(written -> written
                                        ? Uni.createFrom().item(Optional.<OperatorAction>empty())
                                        : earlier(key).invoke(beaten -> beaten.orElseThrow(CallNotLive::new))));
    }

    private Uni<Optional<OperatorAction>> earlier(@Nullable RequestKey key) {
        return key == null
                ? Uni.createFrom().item(Optional.empty())
                : pool.preparedQuery(EARLIER)
                        .execute(Tuple.of(key.client(), key.key()))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .findFirst()
                                .map(row -> {
                                    if (!key.digest().equals(row.getString("request_digest"))) {
                                        throw new IdempotencyKeyReused();
                                    }
                                    return read(row);
                                }));
    }

    private Uni<Boolean> write(OperatorAction action, @Nullable RequestKey key) {
        return pool.preparedQuery(GIVE_UP)
                .execute(
                        Tuple.of(action.callId(), Timestamps.of(action.askedAt().minus(LONGEST_ASKING))))
                .chain(() -> pool.preparedQuery(ASKED).execute(Tuple.from(new Object[] {
                    action.id(),
                    action.callId(),
                    action.action().wireName(),
                    action.askedBy(),
                    action.reason(),
                    action.instruction(),
                    action.transferredTo(),
                    Timestamps.of(action.askedAt()),
                    key == null ? null : key.key(),
                    key == null ? null : key.digest()
                })))
                .map(rows -> rows.rowCount() == 1);
    }

    /** What was known before, as that nobody took a transferred call, stays. */
    Uni<Void> ended(OperatorAction action) {
        return pool.preparedQuery("update operator_actions set outcome = $2 where id = $1 and outcome is null")
                .execute(Tuple.of(action.id(), action.outcome()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<String>> target(UUID callId) {
        return of(callId)
                .map(all -> all.reversed().stream()
                        .filter(action -> action.action() == ActionKind.TRANSFER)
                        .map(OperatorAction::transferredTo)
                        .findFirst());
    }

    @Override
    public Uni<Boolean> failed(SessionTransaction transaction, UUID callId) {
        return transaction
                .session()
                .createNativeQuery(FAILED)
                .setParameter(1, callId)
                .executeUpdate()
                .map(changed -> changed == 1);
    }

    Uni<List<OperatorAction>> of(UUID callId) {
        return pool.preparedQuery(OF_CALL)
                .execute(Tuple.of(callId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(OperatorActions::read)
                        .toList());
    }

    private static OperatorAction read(Row row) {
        return new OperatorAction(
                row.getUUID("id"),
                row.getUUID("call_id"),
                WireNamed.of(ActionKind.class, row.getString("action")),
                row.getString("asked_by"),
                row.getString("reason"),
                row.getString("instruction"),
                row.getString("transferred_to"),
                row.getOffsetDateTime("asked_at").toInstant(),
                row.getString("outcome"));
    }
}
