package dev.heartline.sms.coach;

import java.time.Instant;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.heartline.events.vocabulary.WireNamed;

/**
 * Somebody who texted and waits for an answer.
 *
 * @param since when the first text came that nobody has answered
 */
@Schema(name = "AwaitedAnswer")
record AwaitedAnswerView(UUID userId, UUID conversationId, Instant since, AnswerMode mode) {

    static AwaitedAnswerView read(Row row) {
        return new AwaitedAnswerView(
                row.getUUID("user_id"),
                row.getUUID("conversation_id"),
                row.getOffsetDateTime("since").toInstant(),
                WireNamed.of(AnswerMode.class, row.getString("mode")));
    }
}
