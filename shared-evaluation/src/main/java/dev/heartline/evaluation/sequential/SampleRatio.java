package dev.heartline.evaluation.sequential;

import java.util.stream.IntStream;

/**
 * Whether as many were assigned as should have been: where they were not, somebody was lost, and no result can be trusted. May be
 * looked at any time as well.
 *
 * <p>The likelihood of the counts under a uniform (Dirichlet(1, …, 1)) prior over all shares, against that under the intended ones,
 * is a martingale if these are true; by Ville's inequality it exceeds 1/α with probability α at most, ever.
 *
 * @param evidence how many times better the counts are explained by some other shares, finite; its reciprocal is an always-valid
 *     p-value
 * @see <a href="https://arxiv.org/abs/2011.03567">Lindon, Malek: Anytime-valid inference for multinomial count data (NeurIPS
 *     2022)</a>
 */
public record SampleRatio(double evidence) {

    /** The usual α of this check: a false alarm stops an experiment for nothing. */
    public static final double ALPHA = 0.001;

    /**
     * @param counts of each variant
     * @param shares intended, in the same order; each above 0, summing to 1
     */
    public static SampleRatio of(long[] counts, double[] shares) {
        if (counts.length != shares.length || counts.length < 2) {
            throw new IllegalArgumentException("a share for each of at least two variants");
        }
        long all = IntStream.range(0, counts.length).mapToLong(i -> counts[i]).sum();
        double log = logGamma(counts.length) - logGamma(all + counts.length);
        for (int i = 0; i < counts.length; i++) {
            log += logGamma(counts[i] + 1.0) - counts[i] * Math.log(shares[i]);
        }
        return new SampleRatio(Math.min(Double.MAX_VALUE, Math.exp(log)));
    }

    /** Whether it happens by chance less often than once in 1/α experiments. */
    public boolean isBroken() {
        return evidence >= 1 / ALPHA;
    }

    /** By Stirling's series, moved up to where four terms are exact to 1e-12. */
    static double logGamma(double x) {
        double shift = 0;
        double y = x;
        while (y < 15) {
            shift += Math.log(y);
            y++;
        }
        double inverse = 1 / y;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
    }
}
