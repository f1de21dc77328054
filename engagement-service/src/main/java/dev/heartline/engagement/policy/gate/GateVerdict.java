package dev.heartline.engagement.policy.gate;

import dev.heartline.events.vocabulary.RewardIntensity;

/** What the gate says. */
public sealed interface GateVerdict {

    /**
     * @param largest the greatest intensity that may be given
     * @param chance whether chance may have any say, also in how it looks
     */
    record Passed(RewardIntensity largest, boolean chance) implements GateVerdict {}

    record Refused(Reason reason) implements GateVerdict {}
}
