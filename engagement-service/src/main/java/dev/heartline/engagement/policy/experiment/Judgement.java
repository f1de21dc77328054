package dev.heartline.engagement.policy.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.heartline.evaluation.sequential.ConfidenceSequence;
import dev.heartline.evaluation.sequential.Interval;
import dev.heartline.evaluation.sequential.SampleRatio;

/**
 * What can be said of an experiment now, and at any other time: with probability 0.95 all intervals of the metric, ever, hold the true
 * differences; and so do all those of the guardrails.
 *
 * @param comparisons of each variant but the first with the first
 * @param sampleRatioEvidence how many times better other shares than the intended ones explain who came
 * @param stop why it has to stop now; empty where it may go on
 */
public record Judgement(List<Comparison> comparisons, double sampleRatioEvidence, Optional<Stop> stop) {

    private static final double ALPHA = 0.05;
    private static final double TUNED_FOR = 1000;

    /** Why an experiment has to stop by itself. */
    public enum Stop {
        GUARDRAIL,
        SAMPLE_RATIO
    }

    /**
     * A variant beside the first.
     *
     * @param difference of the mean, this one less the first
     * @param guardrail whether it is one; it is broken where all of the interval is above 0
     */
    public record Comparison(
            String variant,
            Measure measure,
            boolean guardrail,
            double mean,
            double control,
            double difference,
            Interval interval) {

        boolean isBroken() {
            return guardrail && interval.isAbove(0);
        }
    }

    /** @param outcomes of at least two variants, that of the first first */
    public static Judgement of(Measure metric, List<Measure> guardrails, List<Outcome> outcomes) {
        int variants = outcomes.size() - 1;
        var ofMetric = new ConfidenceSequence(ALPHA / variants, TUNED_FOR);
        var ofGuardrails = new ConfidenceSequence(ALPHA / variants / Math.max(1, guardrails.size()), TUNED_FOR);
        var control = outcomes.getFirst();
        var comparisons = new ArrayList<Comparison>();
        for (var outcome : outcomes.subList(1, outcomes.size())) {
            comparisons.add(compare(outcome, control, metric, false, ofMetric));
            guardrails.forEach(each -> comparisons.add(compare(outcome, control, each, true, ofGuardrails)));
        }
        var ratio = SampleRatio.of(
                outcomes.stream().mapToLong(Outcome::exposed).toArray(),
                outcomes.stream()
                        .mapToDouble(outcome -> outcome.variant().share())
                        .toArray());
        return new Judgement(List.copyOf(comparisons), ratio.evidence(), stop(comparisons, ratio));
    }

    private static Comparison compare(
            Outcome outcome, Outcome control, Measure measure, boolean guardrail, ConfidenceSequence sequence) {
        var here = outcome.of(measure);
        var there = control.of(measure);
        return new Comparison(
                outcome.variant().name(),
                measure,
                guardrail,
                here.mean(),
                there.mean(),
                here.mean() - there.mean(),
                sequence.ofDifference(here, there));
    }

    private static Optional<Stop> stop(List<Comparison> comparisons, SampleRatio ratio) {
        if (comparisons.stream().anyMatch(Comparison::isBroken)) {
            return Optional.of(Stop.GUARDRAIL);
        }
        return ratio.isBroken() ? Optional.of(Stop.SAMPLE_RATIO) : Optional.empty();
    }
}
