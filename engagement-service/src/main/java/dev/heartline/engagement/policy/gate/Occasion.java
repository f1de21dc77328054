package dev.heartline.engagement.policy.gate;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.events.vocabulary.SourceType;

/**
 * Something that happened to a user and that a decision is due on.
 *
 * @param eventId the event that told of it
 * @param sourceId the call, text or behaviour it belongs to
 * @param actionAt when the user did it
 * @param crisis it showed signs of danger
 * @param heavy the conversation was a sad or a hard one
 * @param harm a lapse, a harm or a loss was told in it, or nobody could tell
 * @param told what the user told of, empty where the reward is not for that
 * @param zone where the user was, as far as the action says; empty for where the profile has them
 */
public record Occasion(
        UUID eventId,
        UUID userId,
        Action action,
        SourceType sourceType,
        UUID sourceId,
        Instant actionAt,
        boolean crisis,
        boolean heavy,
        boolean harm,
        String told,
        Optional<ZoneId> zone) {

    /** A memory of a call is a part of that call, which has a decision of its own, earlier or later. */
    boolean belongsToACall() {
        return action == Action.VICTORY && sourceType == SourceType.PHONE_CALL;
    }
}
