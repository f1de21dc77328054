package dev.heartline.sms.coach;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.time.Timestamps;

/** {@code answer_drafts}. */
@ApplicationScoped
class Drafts implements UserDataOwner {

    private static final String ADD = """
            insert into answer_drafts
              (id, user_id, phone, conversation_id, message_ids, asked_at, body, written_by, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict do nothing
            """;

    /** By the index answer_drafts_waiting. */
    private static final String PAGE = """
            select * from answer_drafts
            where state = 'waiting' and ($2::uuid is null or user_id = $2)
              and ($3::uuid is null or (created_at, id) > (select created_at, id from answer_drafts where id = $3))
            order by created_at, id limit $1
            """;

    private static final String DECIDE = """
            update answer_drafts set state = $2, decided_at = $3, decided_by = $4, body = coalesce($5, body)
            where id = $1 and state = 'waiting'
            returning *
            """;

    private static final String WITHDRAW = """
            update answer_drafts set state = 'withdrawn' where user_id = $1 and state = 'waiting'
            returning *
            """;

    private final Pool pool;
    private final Clock clock;

    Drafts(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Void> add(
            PlainTransaction transaction, UUID id, AwaitedAnswer due, List<ThreadText> open, Wording.Answer answer) {
        return transaction
                .sql(ADD)
                .execute(Tuple.from(new Object[] {
                    id,
                    due.userId(),
                    due.phone(),
                    due.conversationId(),
                    open.stream().map(ThreadText::id).toArray(UUID[]::new),
                    Timestamps.of(open.getLast().at()),
                    answer.body(),
                    answer.writtenBy(),
                    Timestamps.of(clock.instant())
                }))
                .replaceWithVoid();
    }

    Uni<Optional<AnswerDraft>> find(UUID id) {
        return find(pool, id);
    }

    Uni<Optional<AnswerDraft>> find(SqlClient client, UUID id) {
        return client.preparedQuery("select * from answer_drafts where id = $1")
                .execute(Tuple.of(id))
                .map(Drafts::first);
    }

    /** Those that wait, the oldest first. */
    Uni<List<AnswerDraft>> waiting(int limit, Optional<UUID> userId, Optional<UUID> after) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(limit, userId.orElse(null), after.orElse(null)))
                .map(rows -> rows.stream().map(AnswerDraft::read).toList());
    }

    /** @return empty where it doesn't wait any more */
    Uni<Optional<AnswerDraft>> decide(
            PlainTransaction transaction, UUID id, AnswerDraft.State state, String by, String body) {
        return transaction
                .sql(DECIDE)
                .execute(Tuple.of(id, state.wireName(), Timestamps.of(clock.instant()), by, body))
                .map(Drafts::first);
    }

    /**
     * What waits was written for what they said before.
     *
     * @return what waited
     */
    Uni<List<AnswerDraft>> withdraw(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql(WITHDRAW)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().map(AnswerDraft::read).toList());
    }

    private static Optional<AnswerDraft> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(AnswerDraft::read);
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from answer_drafts where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
