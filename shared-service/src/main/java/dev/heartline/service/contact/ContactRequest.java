package dev.heartline.service.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The question put to the policy at the moment of dispatch.
 *
 * @param consented the recipient's profile consents to this channel
 * @param quietAfterCrisis until when it is quiet after a crisis of theirs; may have passed
 * @param zone the recipient's; empty when nobody knows it
 * @param stated at which hours they said that they don't want to be contacted
 * @param nudgedElsewhere when another service last nudged them, by whichever way; empty if never, or where this is no nudge
 * @param startedBefore when we started others with them on this channel, at least those of the last 24 hours, in any order
 * @param now the moment of dispatch
 */
public record ContactRequest(
        ContactChannel channel,
        ContactPurpose purpose,
        boolean consented,
        Standings standings,
        Optional<Instant> quietAfterCrisis,
        Optional<ZoneId> zone,
        StatedHours stated,
        Optional<Instant> nudgedElsewhere,
        List<Instant> startedBefore,
        Instant now) {
    public ContactRequest {
        startedBefore = List.copyOf(startedBefore);
    }

    /** With somebody who said nothing of hours. */
    public ContactRequest(
            ContactChannel channel,
            ContactPurpose purpose,
            boolean consented,
            Standings standings,
            Optional<Instant> quietAfterCrisis,
            Optional<ZoneId> zone,
            Optional<Instant> nudgedElsewhere,
            List<Instant> startedBefore,
            Instant now) {
        this(
                channel,
                purpose,
                consented,
                standings,
                quietAfterCrisis,
                zone,
                StatedHours.NONE,
                nudgedElsewhere,
                startedBefore,
                now);
    }
}
