package dev.heartline.service.policy.arm;

/**
 * Samples of Beta distributions with parameters of at least 1, by two Gammas after Marsaglia and Tsang. StrictMath, so
 * that every machine samples the same.
 *
 * @see <a href="https://doi.org/10.1145/358407.358414">A simple method for generating gamma variables (2000)</a>
 */
final class BetaSampler {

    private final SplitMix64 random;
    private double spare = Double.NaN;

    BetaSampler(SplitMix64 random) {
        this.random = random;
    }

    double sample(Posterior posterior) {
        double x = gamma(posterior.alpha());
        return x / (x + gamma(posterior.beta()));
    }

    private double gamma(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double u = 1 - random.nextDouble();
            if (u < 1 - 0.0331 * x * x * x * x || StrictMath.log(u) < 0.5 * x * x + d * (1 - v + StrictMath.log(v))) {
                return d * v;
            }
        }
    }

    /** By the polar method, which yields two at a time. */
    private double normal() {
        if (!Double.isNaN(spare)) {
            double normal = spare;
            spare = Double.NaN;
            return normal;
        }
        while (true) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double s = x * x + y * y;
            if (s > 0 && s < 1) {
                double scale = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
                spare = y * scale;
                return x * scale;
            }
        }
    }
}
