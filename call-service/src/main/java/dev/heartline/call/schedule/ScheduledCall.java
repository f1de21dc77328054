package dev.heartline.call.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.call.dial.RequestKey;
import dev.heartline.call.dial.WantedCall;
import dev.heartline.call.lifecycle.VoicemailAction;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.service.contact.ContactPurpose;

/**
 * A call that is agreed for later, as it is now.
 *
 * @param dueAt when it is tried next, or was tried last
 * @param windowEndsAt the last instant at which it may be dialled
 * @param attempts that have ended; the number of the one that is due
 * @param phoneCallId of its latest call, null before the first
 * @param origin what it comes from
 */
record ScheduledCall(
        UUID id,
        UUID userId,
        ScheduleState state,
        Instant scheduledFor,
        ZoneId zone,
        CallPurpose purpose,
        List<String> talkingPoints,
        Instant dueAt,
        Instant windowEndsAt,
        int attempts,
        UUID phoneCallId,
        Optional<Occurrence> occurrence,
        Origin origin) {

    /** As in {@code dial_requests.client}; no token has such a subject, since it is no URI and no name. */
    private static final String CLIENT = ":schedule";

    ScheduledCall {
        talkingPoints = List.copyOf(talkingPoints);
    }

    /** Which one of its series it is, on the wall clock. */
    record Occurrence(UUID seriesId, LocalDateTime at) {}

    /** Whoever makes the same attempt again, in whichever replica, finds what came of it. */
    RequestKey attemptKey() {
        return RequestKey.of(CLIENT, id + "/" + attempts, wanted());
    }

    WantedCall wanted() {
        return new WantedCall(userId, purpose, talkingPoints, contact());
    }

    /** By its purpose; where nothing is said of that it is tried again. */
    VoicemailAction onVoicemail(ScheduleConfig config) {
        return config.onVoicemail().getOrDefault(purpose.wireName(), VoicemailAction.RETRY_LATER);
    }

    /**
     * What the user asked for is a follow-up, and what a hook asks for a nudge. A follow-up is also crisis support that is scheduled, and no answer to danger: whoever scheduled it
     * can't know what is the case when it is due, so that hours and wishes count.
     */
    private ContactPurpose contact() {
        return switch (origin) {
            case Origin.AgreedIn _, Origin.AskedInText _ -> ContactPurpose.FOLLOW_UP;
            case Origin.OfHook _ -> ContactPurpose.NUDGE;
            case Origin.Request _ -> contact(purpose);
        };
    }

    private static ContactPurpose contact(CallPurpose purpose) {
        return switch (purpose) {
            case CHECK_IN, INTERVENTION, ACCOUNTABILITY -> ContactPurpose.COACHING;
            case CELEBRATION -> ContactPurpose.CELEBRATION;
            case CRISIS_SUPPORT -> ContactPurpose.FOLLOW_UP;
        };
    }

    boolean isLate(Instant now) {
        return now.isAfter(windowEndsAt);
    }

    @Override
    public String toString() {
        return "ScheduledCall[" + id + " " + state.wireName() + "]";
    }
}
