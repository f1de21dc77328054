package dev.heartline.engagement.reward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.evaluation.sequential.ConfidenceSequence;
import dev.heartline.evaluation.sequential.Observed;

/**
 * What rewards for an action lead to: how many did something for themselves on the day after, beside the holdout, whose users get
 * none for the same. The interval holds however often it is looked at: with probability 0.95 the true difference is in all of them.
 *
 * @param rewarded users, each by their first reward for the action
 * @param rewardedActive 0..1, those of them who did something on the day after
 * @param heldOut users of the holdout, each by the first reward that they didn't get
 * @param difference `rewardedActive` less `heldOutActive`
 * @param lower of the interval of the difference
 * @param upper of the interval of the difference
 */
@Schema(name = "RewardEffect")
record RewardEffect(
        @Schema(implementation = Action.class) String action,
        long rewarded,
        double rewardedActive,
        long heldOut,
        double heldOutActive,
        double difference,
        double lower,
        double upper) {

    static RewardEffect of(String action, Observed rewarded, Observed heldOut, ConfidenceSequence sequence) {
        var interval = sequence.ofDifference(rewarded, heldOut);
        return new RewardEffect(
                action,
                rewarded.count(),
                rewarded.mean(),
                heldOut.count(),
                heldOut.mean(),
                rewarded.mean() - heldOut.mean(),
                interval.lower(),
                interval.upper());
    }
}
