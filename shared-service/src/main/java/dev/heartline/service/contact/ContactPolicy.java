package dev.heartline.service.contact;

import dev.heartline.service.contact.ContactVerdict.Allowed;
import dev.heartline.service.contact.ContactVerdict.Held;
import dev.heartline.service.contact.ContactVerdict.Refused;

/**
 * Consent and quiet hours, for calls and texts alike. In order:
 *
 * <ol>
 *   <li>Somebody who just told us that they are in danger gets the crisis response: at any hour, whatever was agreed
 *       before.
 *   <li>The one confirmation of an opt-out may go out. That it is only one is the caller's duty.
 *   <li>An opt-out refuses everything else, on both channels.
 *   <li>A direct reply within a conversation that the person began is welcome at any hour and needs no further consent.
 *   <li>Whatever we start needs the profile's consent to the channel.
 *   <li>Without a known time zone we cannot know that we don't wake anybody, so it is refused: when in doubt, don't send.
 *       It is not held, because no instant is known at which it would be right.
 *   <li>Outside the contact hours it is held until they open.
 * </ol>
 */
public final class ContactPolicy {
    private final ContactHours hours;

    public ContactPolicy() {
        this(ContactHours.FEDERAL);
    }

    public ContactPolicy(ContactHours hours) {
        this.hours = hours;
    }

    public ContactVerdict decide(ContactRequest request) {
        return switch (request.purpose()) {
            case CRISIS_RESPONSE -> new Allowed(ContactReason.CRISIS_RESPONSE);
            case OPT_OUT_CONFIRMATION -> new Allowed(ContactReason.OPT_OUT_CONFIRMATION);
            case REPLY ->
                request.optedOut() ? new Refused(ContactReason.OPTED_OUT) : new Allowed(ContactReason.DIRECT_REPLY);
            case COACHING, CELEBRATION, REMINDER, FOLLOW_UP, NUDGE -> startedByUs(request);
        };
    }

    private ContactVerdict startedByUs(ContactRequest request) {
        if (request.optedOut()) {
            return new Refused(ContactReason.OPTED_OUT);
        }
        if (!request.consented()) {
            return new Refused(ContactReason.NO_CONSENT);
        }
        var zone = request.knownZone();
        if (zone.isEmpty()) {
            return new Refused(ContactReason.UNKNOWN_TIME_ZONE);
        }
        return hours.areOpen(request.now(), zone.get())
                ? new Allowed(ContactReason.WITHIN_CONTACT_HOURS)
                : new Held(hours.nextOpening(request.now(), zone.get()), ContactReason.QUIET_HOURS);
    }
}
