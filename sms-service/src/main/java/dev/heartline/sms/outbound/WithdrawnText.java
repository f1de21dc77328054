package dev.heartline.sms.outbound;

import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.service.contact.ContactPurpose;

/** A text of ours that was taken back before it left. */
public record WithdrawnText(UUID id, String phone, UUID conversationId, ContactPurpose purpose) {

    static WithdrawnText read(Row row) {
        return new WithdrawnText(
                row.getUUID("id"),
                row.getString("to_phone"),
                row.getUUID("conversation_id"),
                WireNamed.of(ContactPurpose.class, row.getString("purpose")));
    }

    /** No number: it is not for logs. */
    @Override
    public String toString() {
        return "WithdrawnText[" + id + "]";
    }
}
