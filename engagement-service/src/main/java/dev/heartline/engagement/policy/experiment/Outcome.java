package dev.heartline.engagement.policy.experiment;

import java.util.Map;

import dev.heartline.evaluation.sequential.Observed;

/**
 * What is known of a variant.
 *
 * @param exposed users who met it
 * @param measured of those whose seven days are over
 */
public record Outcome(Variant variant, long exposed, Map<Measure, Observed> measured) {

    Observed of(Measure measure) {
        return measured.getOrDefault(measure, new Observed(0, 0));
    }
}
