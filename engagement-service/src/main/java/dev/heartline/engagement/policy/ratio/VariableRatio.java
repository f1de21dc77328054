package dev.heartline.engagement.policy.ratio;

/**
 * A variable ratio as a pseudo-random distribution: the chance grows with each try since the last win, so that the rate
 * is as promised, streaks of luck and of bad luck are short, and a win is certain after {@code ceil(1 / c)} tries.
 *
 * @param c the chance of the first try, and what each further try adds
 */
public record VariableRatio(double c) {

    /** One reward in four tries in the long run; certain at the twelfth. */
    public static final VariableRatio ONE_IN_FOUR = new VariableRatio(0.084744);

    public VariableRatio {
        if (!(c > 0 && c <= 1)) {
            throw new IllegalArgumentException("c must be in (0, 1]: " + c);
        }
    }

    /**
     * The chance of a try given that all since the last win failed.
     *
     * @param attempt from 1
     */
    public double chance(int attempt) {
        return Math.min(1, c * attempt);
    }

    /**
     * @param misses tries without a win since the last one
     * @param u uniform in [0, 1)
     */
    public RatioDraw draw(int misses, double u) {
        int attempt = misses + 1;
        return new RatioDraw(attempt, chance(attempt), u);
    }
}
