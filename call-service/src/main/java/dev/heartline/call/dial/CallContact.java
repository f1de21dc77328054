package dev.heartline.call.dial;

import java.util.Optional;
import java.util.UUID;

import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.contact.PlannedContact;
import dev.heartline.service.profile.KnownUser;

/** Calls in the words of the contact policy. */
final class CallContact {

    private CallContact() {}

    static PlannedContact of(UUID callId, KnownUser user, WantedCall wanted) {
        return new PlannedContact(
                ContactChannel.CALL,
                wanted.contact(),
                Optional.of(user.userId()),
                Optional.of(user),
                user.phone(),
                callId);
    }

    /** Crisis support is the answer to somebody in danger: whoever asks for it vouches that there is one. */
    static ContactPurpose contactPurpose(CallPurpose purpose) {
        return switch (purpose) {
            case CHECK_IN, INTERVENTION, ACCOUNTABILITY -> ContactPurpose.COACHING;
            case CELEBRATION -> ContactPurpose.CELEBRATION;
            case CRISIS_SUPPORT -> ContactPurpose.CRISIS_RESPONSE;
        };
    }
}
