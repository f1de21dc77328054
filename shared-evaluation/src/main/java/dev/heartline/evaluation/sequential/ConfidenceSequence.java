package dev.heartline.evaluation.sequential;

/**
 * An interval for a mean that holds at all times at once: with probability 1 − α the true mean is in every one of the intervals,
 * after each outcome, however long it goes on and whenever it is stopped. So it may be looked at every day.
 *
 * <p>The two-sided normal mixture for sub-Gaussian sums, u(v) = √((v+ρ)·ln((v+ρ)/(α²ρ))); outcomes within 0..1 are sub-Gaussian
 * with variance ¼ (Hoeffding), so that v = n/4. It assumes no distribution, and no large sample.
 *
 * @param alpha 0..1, the chance that it ever fails
 * @param tunedFor the number of outcomes at which it is tightest; it holds for any
 * @see <a href="https://doi.org/10.1214/20-AOS1991">Howard, Ramdas, McAuliffe, Sekhon: Time-uniform, nonparametric, nonasymptotic
 *     confidence sequences (Annals of Statistics 49(2), 2021), equation (14); ρ by proposition 3</a>
 */
public record ConfidenceSequence(double alpha, double tunedFor) {

    private static final double VARIANCE = 0.25;

    public ConfidenceSequence {
        if (!(alpha > 0 && alpha < 1) || !(tunedFor > 0)) {
            throw new IllegalArgumentException("no confidence sequence: %s, %s".formatted(alpha, tunedFor));
        }
    }

    public Interval of(Observed observed) {
        if (observed.count() == 0) {
            return new Interval(0, 1);
        }
        double radius = boundary(VARIANCE * observed.count()) / observed.count();
        return new Interval(observed.mean() - radius, observed.mean() + radius).within(0, 1);
    }

    /**
     * Of the mean of {@code treated} less that of {@code control}: each has half of α, and what could be true of both is combined, so
     * that it holds whatever the two have to do with each other.
     */
    public Interval ofDifference(Observed treated, Observed control) {
        var half = new ConfidenceSequence(alpha / 2, tunedFor);
        var first = half.of(treated);
        var second = half.of(control);
        return new Interval(first.lower() - second.upper(), first.upper() - second.lower());
    }

    private double boundary(double v) {
        double logs = 2 * Math.log(1 / alpha);
        double rho = VARIANCE * tunedFor / (logs + Math.log(1 + logs));
        return Math.sqrt((v + rho) * Math.log((v + rho) / (alpha * alpha * rho)));
    }
}
