package dev.heartline.sms.coach;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.sms.message.Edit;

/**
 * A text of a thread, as the coach goes by it.
 *
 * @param byUser they wrote it
 * @param body what is said by it
 * @param settles fixed words of ours after which nothing that was written before waits for an answer
 * @param intent of theirs; empty for ours
 * @param isOpen of theirs, and nobody has answered it
 */
record ThreadText(
        UUID id,
        boolean byUser,
        String body,
        Instant at,
        boolean settles,
        Optional<SmsIntent> intent,
        Optional<Sentiment> sentiment,
        boolean requiresResponse,
        int media,
        boolean isOpen) {

    static ThreadText read(Row row) {
        return new ThreadText(
                row.getUUID("id"),
                row.getBoolean("by_user"),
                Edit.words(row.getString("body")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getBoolean("settles"),
                Optional.ofNullable(row.getString("intent_detected")).map(name -> WireNamed.of(SmsIntent.class, name)),
                Optional.ofNullable(row.getString("sentiment")).map(name -> WireNamed.of(Sentiment.class, name)),
                Boolean.TRUE.equals(row.getBoolean("requires_response")),
                row.getInteger("media_count"),
                row.getBoolean("open"));
    }

    /** Not its words: they are not for logs. */
    @Override
    public String toString() {
        return "ThreadText[" + id + "]";
    }
}
