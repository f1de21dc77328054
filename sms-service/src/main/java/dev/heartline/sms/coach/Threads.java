package dev.heartline.sms.coach;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.message.SaidAt;

/** Reads threads as the coach goes by them, and marks what was answered. */
@ApplicationScoped
class Threads {

    /**
     * By the index sms_messages_conversation. A reaction, which nobody read, says nothing; what was never sent was not said. An
     * answer that is held is there all the same: what it answers must not be answered twice. What was put right stands as its
     * edit, but for danger, which no edit takes back.
     */
    private static final String LAST = """
            select id, direction = 'inbound' as by_user, body, %1$s as created_at, intent_detected, sentiment, requires_response,
              media_count,
              direction = 'outbound' and coalesce(purpose in ('crisis_response', 'opt_out_confirmation')
                or purpose = 'reply' and template_id is not null, false) as settles,
              direction = 'inbound' and answered_by_id is null and crisis is false
                and not exists (
                  select from sms_messages fixed
                  where fixed.replied_to_message_id = m.id and fixed.direction = 'outbound' and fixed.template_id is not null)
                and not exists (
                  select from answer_drafts thrown
                  where thrown.user_id = m.user_id and thrown.state = 'rejected' and m.id = any(thrown.message_ids)) as open
            from sms_messages m
            where conversation_id = $1 and user_id = $2
              and (crisis or not exists (
                select from sms_messages edit
                where edit.edits_message_id = coalesce(m.edits_message_id, m.id)
                  and (edit.created_at, edit.id) > (m.created_at, m.id)))
              and (direction = 'inbound' and understood_at is not null and read_by is not null
                or direction = 'outbound' and status in ('queued', 'sending', 'sent', 'delivered') and not (%2$s))
            order by %1$s desc, id desc limit $3
            """.formatted(SaidAt.MOMENT, SaidAt.NOT_YET);

    private static final String ANSWERED = "update sms_messages set answered_by_id = $2 where id = any($1)";

    /** By the index sms_messages_answered_by. */
    private static final String REOPEN = "update sms_messages set answered_by_id = null where answered_by_id = any($1)";

    private static final String ANSWERED_ALL = """
            update sms_messages set answered_by_id = $3
            where conversation_id = $2 and user_id = $1 and direction = 'inbound' and answered_by_id is null
            """;

    /** By the index sms_messages_user. */
    private static final String LAST_OF_USER = """
            select id, from_phone, conversation_id, created_at from sms_messages
            where user_id = $1 and direction = 'inbound' and conversation_id is not null and created_at > $2
            order by created_at desc, id desc limit 1
            """;

    /** By the index sms_messages_user. */
    private static final String ANSWERS_SINCE = """
            select count(*) from sms_messages
            where user_id = $1 and created_at > $2 and direction = 'outbound' and written_by is not null
              and replied_to_message_id is not null and status <> 'skipped'
            """;

    private final Pool pool;

    Threads(Pool pool) {
        this.pool = pool;
    }

    Uni<TextThread> of(UUID userId, UUID conversationId, int most) {
        return pool.preparedQuery(LAST)
                .execute(Tuple.of(conversationId, userId, most))
                .map(rows -> {
                    var texts = new ArrayList<ThreadText>();
                    rows.forEach(row -> texts.add(ThreadText.read(row)));
                    return new TextThread(texts.reversed());
                });
    }

    Uni<Void> answered(PlainTransaction transaction, UUID[] texts, UUID answer) {
        return transaction.sql(ANSWERED).execute(Tuple.of(texts, answer)).replaceWithVoid();
    }

    Uni<Void> answeredAll(PlainTransaction transaction, UUID userId, UUID conversationId, UUID answer) {
        return transaction
                .sql(ANSWERED_ALL)
                .execute(Tuple.of(userId, conversationId, answer))
                .replaceWithVoid();
    }

    /** The answers were taken back. */
    Uni<Void> reopen(PlainTransaction transaction, UUID[] answers) {
        return transaction.sql(REOPEN).execute(Tuple.of(answers)).replaceWithVoid();
    }

    /** A text of theirs that may be answered. */
    record LastText(UUID id, String phone, UUID conversationId, Instant at) {

        /** No number: it is not for logs. */
        @Override
        public String toString() {
            return "LastText[" + id + "]";
        }
    }

    /** What somebody texted last; empty where that was before the moment. */
    Uni<Optional<LastText>> lastOf(PlainTransaction transaction, UUID userId, Instant since) {
        return transaction
                .sql(LAST_OF_USER)
                .execute(Tuple.of(userId, Timestamps.of(since)))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new LastText(
                                row.getUUID("id"),
                                row.getString("from_phone"),
                                row.getUUID("conversation_id"),
                                row.getOffsetDateTime("created_at").toInstant())));
    }

    Uni<Long> answersSince(UUID userId, Instant moment) {
        return pool.preparedQuery(ANSWERS_SINCE)
                .execute(Tuple.of(userId, Timestamps.of(moment)))
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
