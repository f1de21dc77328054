package dev.heartline.engagement.reward;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.engagement.policy.arm.Arm;
import dev.heartline.events.vocabulary.Channel;

/**
 * A reward as it is given.
 *
 * @param category whose arms it was chosen among; empty where a rule chose it
 * @param day on which it is given, the user's own
 * @param actionAt when the user did what is rewarded
 * @param channels best first
 */
public record Reward(
        UUID rewardId,
        UUID userId,
        UUID decisionId,
        Trigger trigger,
        Arm arm,
        Optional<RewardCategory> category,
        String message,
        List<Channel> channels,
        LocalDate day,
        Instant actionAt,
        Instant givenAt) {

    /** Never negative, even where the clocks of two machines disagree. */
    public int delaySeconds() {
        return (int) Math.max(0, Duration.between(actionAt, givenAt).toSeconds());
    }
}
