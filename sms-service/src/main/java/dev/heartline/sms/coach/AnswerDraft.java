package dev.heartline.sms.coach;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.events.vocabulary.WireNamed;

/**
 * What the coach would answer, and what became of it.
 *
 * @param id also of the text that it becomes
 * @param messageIds what it answers, the oldest first
 * @param askedAt when the last of them came
 */
record AnswerDraft(
        UUID id,
        UUID userId,
        String phone,
        UUID conversationId,
        List<UUID> messageIds,
        Instant askedAt,
        String body,
        String writtenBy,
        State state,
        Instant createdAt,
        Instant decidedAt,
        String decidedBy) {

    enum State implements WireNamed {
        WAITING,
        APPROVED,
        REJECTED,
        /** They wrote on, or something was said that goes before it. */
        WITHDRAWN
    }

    static AnswerDraft read(Row row) {
        var decidedAt = row.getOffsetDateTime("decided_at");
        return new AnswerDraft(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("phone"),
                row.getUUID("conversation_id"),
                List.of(row.getArrayOfUUIDs("message_ids")),
                row.getOffsetDateTime("asked_at").toInstant(),
                row.getString("body"),
                row.getString("written_by"),
                WireNamed.of(State.class, row.getString("state")),
                row.getOffsetDateTime("created_at").toInstant(),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decided_by"));
    }

    AnswerDraftView view() {
        return new AnswerDraftView(
                id, userId, conversationId, messageIds, body, writtenBy, state, createdAt, decidedAt, decidedBy);
    }

    /** Neither number nor words: they are not for logs. */
    @Override
    public String toString() {
        return "AnswerDraft[" + id + "]";
    }
}
