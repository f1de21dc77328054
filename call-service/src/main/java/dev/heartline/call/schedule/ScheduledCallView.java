package dev.heartline.call.schedule;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.service.security.Access;

/**
 * A scheduled call as REST shows it.
 *
 * @param localTime {@code scheduledFor} on the wall clock of the zone
 * @param timeFrom where the hour is from
 * @param recurrence the rule of its series, of RFC 5545; null where it comes once
 * @param state done: the user was reached. Skipped: they may not be called, or can't be. Missed: nobody was reached in the window
 * @param reason why it waits longer, was skipped or missed: the outcome of the last attempt, or the contact policy's reason
 * @param dueAt when it is tried next, or was tried last
 * @param windowEndsAt the last instant at which it may be dialled
 * @param attempts that have ended
 * @param phoneCallId of its latest call; null where nobody was dialled
 * @param completed the user was reached
 * @param reminderSentAt null: nobody reminded them
 * @param requestedBy subject of the token that asked for it, or for its series; null where that was not noted yet, and where the
 *     user, or a hook, asked for it. To a user only their own
 * @param agreedIn the call in which the user asked for it; else null
 * @param askedInText the text in which the user asked for it; else null
 * @param hookId the hook that is told by it; else null
 * @param settledAt since when nothing more comes of it
 * @param canceledBy subject of the token; null where nobody did. To a user only their own
 */
@Schema(name = "ScheduledCall")
record ScheduledCallView(
        UUID id,
        UUID userId,
        ScheduleState state,
        @Nullable String reason,
        Instant scheduledFor,
        String localTime,
        TimeFrom timeFrom,
        String timezone,
        @Nullable UUID seriesId,
        @Nullable String recurrence,
        CallPurpose purpose,
        List<String> talkingPoints,
        @Nullable String requestedBy,
        @Nullable UUID agreedIn,
        @Nullable UUID askedInText,
        @Nullable UUID hookId,
        Instant dueAt,
        Instant windowEndsAt,
        int attempts,
        @Nullable UUID phoneCallId,
        boolean completed,
        @Nullable Instant reminderSentAt,
        @Nullable Instant settledAt,
        @Nullable String canceledBy,
        Instant createdAt) {

    /** Without the subjects of others, where the caller is a user. */
    ScheduledCallView toldTo(Access access) {
        return new ScheduledCallView(
                id,
                userId,
                state,
                reason,
                scheduledFor,
                localTime,
                timeFrom,
                timezone,
                seriesId,
                recurrence,
                purpose,
                talkingPoints,
                access.named(requestedBy),
                agreedIn,
                askedInText,
                hookId,
                dueAt,
                windowEndsAt,
                attempts,
                phoneCallId,
                completed,
                reminderSentAt,
                settledAt,
                access.named(canceledBy),
                createdAt);
    }
}
