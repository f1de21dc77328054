package dev.heartline.engagement.policy.gate;

import dev.heartline.events.vocabulary.RewardIntensity;

/** What the gate says. */
public sealed interface GateVerdict {

    /** @param largest the greatest intensity that may be given */
    record Passed(RewardIntensity largest) implements GateVerdict {}

    record Refused(Reason reason) implements GateVerdict {}
}
