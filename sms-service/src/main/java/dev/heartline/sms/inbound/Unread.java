package dev.heartline.sms.inbound;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * A stored text that is not understood yet.
 *
 * @param conversationId known where it was acted on at once
 * @param settled what it wants, where that was settled at once
 * @param attempts how often its reading was begun, this time included
 * @param alarmed danger was recognised, and answered, at once
 */
record Unread(
        UUID id,
        String from,
        String body,
        String provider,
        Instant receivedAt,
        Optional<UUID> conversationId,
        Optional<SmsIntent> settled,
        boolean alarmed,
        int attempts) {

    static final String COLUMNS =
            "id, from_phone, body, provider, created_at, conversation_id, intent_detected, crisis,"
                    + " reading_attempts";

    static Unread read(Row row) {
        return new Unread(
                row.getUUID("id"),
                row.getString("from_phone"),
                row.getString("body"),
                row.getString("provider"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getUUID("conversation_id")),
                Optional.ofNullable(row.getString("intent_detected")).map(name -> WireNamed.of(SmsIntent.class, name)),
                Boolean.TRUE.equals(row.getBoolean("crisis")),
                row.getInteger("reading_attempts"));
    }

    /** Neither number nor body: they are not for logs. */
    @Override
    public String toString() {
        return "Unread[" + id + "]";
    }
}
