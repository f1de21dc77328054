package dev.heartline.care.crisis;

import java.time.Instant;
import java.util.UUID;

import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;

/**
 * Danger that was heard.
 *
 * @param userId null where no profile has the number
 * @param number of the other end, E.164 where it has such a form; null where it was withheld. Not for logs
 * @param channel {@code call} or {@code sms}
 * @param sourceId the call or text
 */
public record Danger(UUID userId, String number, CrisisKind kind, Channel channel, UUID sourceId, Instant heardAt) {

    @Override
    public String toString() {
        return "Danger[" + kind.wireName() + " in " + channel.wireName() + " " + sourceId + "]";
    }
}
