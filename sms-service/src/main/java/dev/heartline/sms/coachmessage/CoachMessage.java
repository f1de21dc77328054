package dev.heartline.sms.coachmessage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * Something that the coach sent, and what became of it. Fields that don't apply, or aren't known yet, are null.
 *
 * @param id of a text or a call: its own
 * @param body null for calls
 * @param ctaText what it asks the user to do, in words
 * @param ctaAction the same as the host names it
 * @param deliveredAt when it reached their device, or they picked up
 * @param engagedAt when they answered, or did what it asks for
 * @param helpfulnessRating 1..5, by the user
 * @param inAnswer it answers what they wrote, or they made the call: it was they who began
 * @param feedbackText what the user wrote about it
 */
record CoachMessage(
        UUID id,
        UUID userId,
        Channel channel,
        @Nullable String body,
        @Nullable String ctaText,
        @Nullable String ctaAction,
        Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable Instant engagedAt,
        @Nullable Integer helpfulnessRating,
        @Nullable String feedbackText,
        boolean inAnswer,
        Instant createdAt) {

    static CoachMessage read(Row row) {
        return new CoachMessage(
                row.getUUID("id"),
                row.getUUID("user_id"),
                WireNamed.of(Channel.class, row.getString("channel")),
                row.getString("body"),
                row.getString("cta_text"),
                row.getString("cta_action"),
                instant(row, "sent_at"),
                instant(row, "delivered_at"),
                instant(row, "read_at"),
                instant(row, "engaged_at"),
                row.getInteger("helpfulness_rating"),
                row.getString("feedback_text"),
                row.getBoolean("in_answer"),
                instant(row, "created_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    /** Neither words nor feedback: they are not for logs. */
    @Override
    public String toString() {
        return "CoachMessage[" + id + ", " + channel.wireName() + "]";
    }
}
