package dev.heartline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.Urgency;

/**
 * Something worth coming back for.
 *
 * @param expiresAt a real deadline, null where there is none
 * @param channels where it should show, best first
 */
public record HookRaised(
        UUID hookId,
        UUID userId,
        UUID decisionId,
        HookType hookType,
        String message,
        Urgency urgency,
        Instant expiresAt,
        List<Channel> channels)
        implements EventData {

    public HookRaised {
        channels = channels == null ? List.of() : List.copyOf(channels);
    }

    /** The id of the text that tells it. */
    public static UUID textOf(UUID hookId) {
        return Ids.derived("hook", hookId);
    }
}
