package dev.heartline.service.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * The question put to the policy at the moment of dispatch.
 *
 * @param consented the recipient's profile consents to this channel
 * @param optedOut the recipient has opted out, on whichever channel: an opt-out binds texts and calls
 * @param recipientZone the recipient's time zone; null when nobody knows it
 * @param now the moment of dispatch
 */
public record ContactRequest(
        ContactChannel channel,
        ContactPurpose purpose,
        boolean consented,
        boolean optedOut,
        ZoneId recipientZone,
        Instant now) {
    public ContactRequest {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(now, "now");
    }

    Optional<ZoneId> knownZone() {
        return Optional.ofNullable(recipientZone);
    }
}
