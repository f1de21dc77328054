package dev.heartline.call.dial;

import java.time.Instant;

import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.ContactPolicy;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.contact.ContactRequest;
import dev.heartline.service.contact.ContactVerdict;
import dev.heartline.service.profile.KnownUser;

/** Puts the question to the contact policy: may this user be called for this purpose now? */
final class CallContact {

    private static final ContactPolicy POLICY = new ContactPolicy();

    private CallContact() {}

    static ContactVerdict decide(KnownUser user, boolean optedOut, CallPurpose purpose, Instant now) {
        return POLICY.decide(new ContactRequest(
                ContactChannel.CALL,
                contactPurpose(purpose),
                user.consentsTo(Channel.CALL),
                optedOut,
                user.zone().orElse(null),
                now));
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
