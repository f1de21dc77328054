package dev.heartline.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A call that is agreed comes soon, and its user should be reminded of it by text; or no longer.
 *
 * @param scheduledCallId the call, which may be moved: each of its times is announced for itself
 * @param textId the id that the reminder shall have, which tells it from those of other times
 * @param scheduledFor when the call comes; a reminder later than that is out of place
 * @param timezone IANA, on whose clock the time is to be told
 * @param calledOff it was announced before and doesn't come then: what has not left is not to be sent
 */
public record CallAnnounced(
        UUID scheduledCallId, UUID userId, UUID textId, Instant scheduledFor, String timezone, boolean calledOff)
        implements EventData {}
