package dev.heartline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.RewardIntensity;
import dev.heartline.events.vocabulary.RewardType;
import dev.heartline.events.vocabulary.TriggerType;

/**
 * A reward was decided; whoever owns one of its channels shows it.
 *
 * @param decisionId the row of the decision log that says why, and at what odds
 * @param causedBy id of the event that led to the decision
 * @param message what to say to the user; true, and fit to be sent as a text
 * @param actionAt when the user did what is rewarded
 * @param delayFromActionSeconds from the action to the decision
 * @param probability 0..1, the chance this reward had before the draw
 * @param channels where it should show, best first
 */
public record RewardTriggered(
        UUID rewardId,
        UUID userId,
        UUID decisionId,
        UUID causedBy,
        TriggerType triggerType,
        String triggerName,
        RewardType rewardType,
        RewardIntensity intensity,
        String message,
        Instant actionAt,
        Instant decidedAt,
        int delayFromActionSeconds,
        double probability,
        List<Channel> channels)
        implements EventData {

    public RewardTriggered {
        channels = channels == null ? List.of() : List.copyOf(channels);
    }

    /** The identity of the text that announces a reward, where one is sent. */
    public static UUID textOf(UUID rewardId) {
        return Ids.derived("celebration", rewardId);
    }
}
