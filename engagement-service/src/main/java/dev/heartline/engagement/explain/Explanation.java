package dev.heartline.engagement.explain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.engagement.policy.gate.Mechanic;

/**
 * Why somebody got something.
 *
 * @param whyThis in plain words
 * @param whyNow in plain words
 * @param odds in plain words
 * @param withoutIt how to get no more of it
 * @param mechanic what to opt out of
 * @param details what it was computed from; null for users, whom it would tell nothing
 */
@Schema(name = "Explanation")
record Explanation(
        UUID decisionId,
        UUID userId,
        String whyThis,
        String whyNow,
        String odds,
        String withoutIt,
        Mechanic mechanic,
        @Nullable Details details) {

    /**
     * For operators: enough to compute the decision again, with the draw key.
     *
     * @param reason of the rule or the draw
     * @param eligible what could be chosen
     * @param features what the decision was made from, by name
     * @param propensities what could have come out, and how likely each was
     * @param posteriors alpha and beta of what could be chosen
     * @param attempt draws since the last win; null where no schedule had a say
     * @param draw what was drawn whether; null where nothing was
     * @param choiceDraw what was drawn which; null where nothing was
     * @param shadowVersion that watched; null for none
     * @param shadowChosen what it would have done; null for nothing
     */
    @Schema(name = "ExplanationDetails")
    record Details(
            String policyVersion,
            String reason,
            @Nullable String chosen,
            List<String> eligible,
            Map<String, Object> features,
            Map<String, Double> propensities,
            Map<String, List<Double>> posteriors,
            @Nullable Integer attempt,
            @Nullable Double draw,
            @Nullable Double choiceDraw,
            @Nullable String shadowVersion,
            @Nullable String shadowChosen,
            Instant actionAt,
            Instant decidedAt) {}

    Explanation withoutDetails() {
        return new Explanation(decisionId, userId, whyThis, whyNow, odds, withoutIt, mechanic, null);
    }
}
