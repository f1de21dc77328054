package dev.heartline.sms.outbound;

import java.time.Instant;
import java.util.Optional;

import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.contact.ContactVerdict;
import dev.heartline.service.profile.KnownUser;

/** Whether, when and where to a due text goes. */
sealed interface ContactDecision {

    /** The user has no number. As the next ones, no reason of the contact policy's. */
    String NO_PHONE = "no_phone";

    /** It waited for too long. */
    String EXPIRED = "expired";

    /** What was said since goes before it. */
    String OVERTAKEN = "overtaken";

    /** They are out of the campaign that it is of, or the campaign was ended. */
    String CAMPAIGN_STOPPED = "campaign_stopped";

    String reason();

    record Send(String to, String reason) implements ContactDecision {}

    record Hold(Instant until, String reason) implements ContactDecision {}

    record Skip(String reason) implements ContactDecision {}

    static ContactDecision of(ContactVerdict verdict, Optional<String> phone) {
        return switch (verdict) {
            case ContactVerdict.Refused refused -> new Skip(refused.reason().wireName());
            case ContactVerdict.Held held ->
                new Hold(held.until(), held.reason().wireName());
            case ContactVerdict.Allowed allowed ->
                phone.<ContactDecision>map(to -> new Send(to, allowed.reason().wireName()))
                        .orElseGet(() -> new Skip(NO_PHONE));
        };
    }

    /**
     * The number to send to. An answer goes to where the question came from; what we start goes to the number that the
     * user has now, since the one that it was queued for may be somebody else's by now.
     */
    static Optional<String> recipient(ContactPurpose purpose, String queuedFor, Optional<KnownUser> user) {
        return switch (purpose) {
            case REPLY, HELP, OPT_OUT_CONFIRMATION, CRISIS_RESPONSE -> Optional.ofNullable(queuedFor);
            case COACHING, CELEBRATION, REMINDER, FOLLOW_UP, NUDGE -> user.flatMap(KnownUser::phone);
        };
    }
}
