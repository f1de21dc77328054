package dev.heartline.engagement.reward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.evaluation.sequential.ConfidenceSequence;
import dev.heartline.evaluation.sequential.Observed;

/**
 * What it changes that there are rewards and hooks, by action: on how many of the days after it users did something for themselves, beside
 * the holdout, whose users get neither. Whoever may be rewarded counts, whether chance was with them or not. The intervals hold
 * however often they are looked at, and for all actions at once: with probability 0.95 the true differences are in all of them.
 *
 * @param open users who may be rewarded
 * @param openActive 0..1, the share of days after on which they did something, each user counting once, by their first two weeks
 * @param heldOut users of the holdout
 * @param difference `openActive` less `heldOutActive`
 * @param lower of the interval of the difference
 * @param upper of the interval of the difference
 */
@Schema(name = "RewardEffect")
record RewardEffect(
        @Schema(implementation = Action.class) String action,
        long open,
        double openActive,
        long heldOut,
        double heldOutActive,
        double difference,
        double lower,
        double upper) {

    static RewardEffect of(String action, Observed open, Observed heldOut, ConfidenceSequence sequence) {
        var interval = sequence.ofDifference(open, heldOut);
        return new RewardEffect(
                action,
                open.count(),
                open.mean(),
                heldOut.count(),
                heldOut.mean(),
                open.mean() - heldOut.mean(),
                interval.lower(),
                interval.upper());
    }
}
