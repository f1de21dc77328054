package dev.heartline.engagement.version;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.heartline.evaluation.offpolicy.OffPolicyEstimate;
import dev.heartline.evaluation.offpolicy.Refusal;

/**
 * What a version would have been worth per decision, by the log of the one that decided.
 *
 * @param since decisions from then on
 * @param verdict whether the estimates mean anything
 * @param refusals why they don't, in words
 * @param rows decisions in which the version was the shadow and whose outcome is known
 * @param effectiveRows how many rows the log is worth for this question
 * @param done what was done was worth
 * @param ips inverse propensity scores
 * @param snips self-normalised
 * @param dr doubly robust
 */
@Schema(name = "PolicyEvaluation")
record EvaluationView(
        String version,
        Instant since,
        boolean verdict,
        List<String> refusals,
        int rows,
        double effectiveRows,
        double meanWeight,
        double maxWeight,
        double done,
        double ips,
        double snips,
        double snipsStandardError,
        double dr,
        double drStandardError) {

    static EvaluationView of(String version, Instant since, OffPolicyEstimate estimate) {
        var refusals = estimate.refusals();
        return new EvaluationView(
                version,
                since,
                refusals.isEmpty(),
                refusals.stream().map(Refusal::why).toList(),
                estimate.rows(),
                estimate.effectiveSize(),
                estimate.meanWeight(),
                estimate.maxWeight(),
                estimate.meanReward(),
                estimate.ips(),
                estimate.snips(),
                estimate.snipsError(),
                estimate.dr(),
                estimate.drError());
    }
}
