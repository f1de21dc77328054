package dev.heartline.engagement.experiment;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.heartline.engagement.policy.experiment.Judgement;
import dev.heartline.engagement.policy.experiment.Measure;

/**
 * What can be said of an experiment. May be looked at any time: the intervals hold all at once, with probability 0.95 for the metric,
 * and 0.95 for the guardrails together.
 *
 * @param comparisons of each variant with the first
 * @param sampleRatioEvidence how many times better other shares explain who came than the intended ones; 1,000 stops it
 */
@Schema(name = "ExperimentResults")
record ExperimentResults(Experiment experiment, List<Comparison> comparisons, double sampleRatioEvidence) {

    /**
     * A variant beside the first, by users whose seven days are over.
     *
     * @param guardrail whether it must not get worse
     * @param mean 0..1 of the variant
     * @param control 0..1 of the first
     * @param lower of the interval of the difference
     * @param upper of the interval of the difference
     */
    @Schema(name = "ExperimentComparison")
    record Comparison(
            String variant,
            Measure measure,
            boolean guardrail,
            double mean,
            double control,
            double difference,
            double lower,
            double upper) {}

    static ExperimentResults of(Experiment experiment, Judgement judgement) {
        return new ExperimentResults(
                experiment,
                judgement.comparisons().stream()
                        .map(it -> new Comparison(
                                it.variant(),
                                it.measure(),
                                it.guardrail(),
                                it.mean(),
                                it.control(),
                                it.difference(),
                                it.interval().lower(),
                                it.interval().upper()))
                        .toList(),
                judgement.sampleRatioEvidence());
    }
}
