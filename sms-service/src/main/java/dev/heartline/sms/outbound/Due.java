package dev.heartline.sms.outbound;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.service.contact.ContactPurpose;

/**
 * A text that is due, as {@link Claims} finds it.
 *
 * @param phone the number that it was queued for
 * @param purpose as of now
 * @param askedFor when it was, or for when
 * @param isWithdrawn while an attempt at it was under way
 * @param mayHaveBeenSentBy the carrier that was asked and gave no answer, and then did not have it
 * @param askedBy the carrier of the text that it answers
 * @param hasWaited so that others may have spoken since it was queued
 * @param isUrgent it answers danger
 * @param notBefore since when it is due
 * @param from our number that it was queued for, or tried by
 * @param answers the text that it answers
 */
record Due(
        UUID id,
        Optional<UUID> userId,
        String phone,
        String body,
        ContactPurpose purpose,
        boolean isAnswer,
        boolean isWithdrawn,
        boolean isOfCampaign,
        int attempts,
        Instant askedFor,
        Optional<String> mayHaveBeenSentBy,
        Optional<String> askedBy,
        boolean isOver,
        boolean hasWaited,
        int segments,
        boolean isUrgent,
        Instant notBefore,
        String from,
        Optional<UUID> answers) {

    static Due read(Row row) {
        return new Due(
                row.getUUID("id"),
                Optional.ofNullable(row.getUUID("user_id")),
                row.getString("to_phone"),
                row.getString("body"),
                WireNamed.of(ContactPurpose.class, row.getString("purpose")),
                row.getBoolean("is_answer"),
                row.getBoolean("is_withdrawn"),
                row.getBoolean("is_of_campaign"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("asked_for").toInstant(),
                Optional.of(row.getString("provider")).filter(_ -> row.getInteger("lost_attempts") > 0),
                Optional.ofNullable(row.getString("asked_by")),
                row.getBoolean("is_over"),
                row.getBoolean("has_waited"),
                row.getInteger("segments"),
                row.getBoolean("is_urgent"),
                row.getOffsetDateTime("not_before").toInstant(),
                row.getString("from_phone"),
                Optional.ofNullable(row.getUUID("replied_to_message_id")));
    }
}
