package dev.heartline.sms.coachmessage;

import java.time.Instant;

import jakarta.validation.constraints.AssertTrue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of something that the coach sent. What is null is left as it is, and so is what is known already.
 *
 * @param engagedAt when they did what it asks for
 */
@Schema(name = "CoachMessageProgress")
record Progress(
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable Instant engagedAt) {

    @JsonIgnore
    @AssertTrue(message = "one of deliveredAt, readAt and engagedAt is needed")
    boolean isSaying() {
        return deliveredAt != null || readAt != null || engagedAt != null;
    }

    /** None of it earlier than that: that a carrier took a text may be known only after it was answered. */
    Progress notBefore(Instant sentAt) {
        return new Progress(later(deliveredAt, sentAt), later(readAt, sentAt), later(engagedAt, sentAt));
    }

    private static @Nullable Instant later(@Nullable Instant at, Instant sentAt) {
        return at != null && at.isBefore(sentAt) ? sentAt : at;
    }
}
