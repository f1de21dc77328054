package dev.heartline.sms.coach;

import java.time.Instant;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

/**
 * Somebody waits for an answer, and this process finds the words.
 *
 * @param since when the first text came that nobody has answered
 * @param dueAt when they had been silent for long enough
 * @param claimedAt tells this claim from a later one
 * @param attempts how often finding the words was begun, this time included
 */
record AwaitedAnswer(
        UUID userId, String phone, UUID conversationId, Instant since, Instant dueAt, Instant claimedAt, int attempts) {

    static AwaitedAnswer read(Row row) {
        return new AwaitedAnswer(
                row.getUUID("user_id"),
                row.getString("phone"),
                row.getUUID("conversation_id"),
                row.getOffsetDateTime("since").toInstant(),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getOffsetDateTime("claimed_at").toInstant(),
                row.getInteger("attempts"));
    }

    /** No number and no user: they are not for logs. */
    @Override
    public String toString() {
        return "AwaitedAnswer[" + conversationId + "]";
    }
}
