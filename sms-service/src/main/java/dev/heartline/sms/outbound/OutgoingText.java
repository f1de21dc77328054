package dev.heartline.sms.outbound;

import java.time.Instant;
import java.util.UUID;

/**
 * A claimed text.
 *
 * @param from the number of ours, E.164
 * @param to E.164
 * @param attempt 1 for the first
 * @param claimedAt when this attempt began: the provider can't have it from before then
 */
public record OutgoingText(UUID id, String from, String to, String body, int attempt, Instant claimedAt) {

    /** Neither numbers nor body: they are not for logs. */
    @Override
    public String toString() {
        return "OutgoingText[" + id + ", attempt " + attempt + "]";
    }
}
