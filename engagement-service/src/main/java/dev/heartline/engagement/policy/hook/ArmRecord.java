package dev.heartline.engagement.policy.hook;

/**
 * What is known of a kind of hook, over the rounds in which it could be chosen: sums of importance weights, so that how often it was
 * chosen doesn't matter.
 *
 * @param rounds in which it could be chosen
 * @param returns rounds after which the user came back, whatever was chosen
 */
public record ArmRecord(long rounds, long returns, Weighted chosen, Weighted notChosen) {

    public static final ArmRecord NONE = new ArmRecord(0, 0, Weighted.NONE, Weighted.NONE);

    /**
     * Sums over rounds.
     *
     * @param w of the weights
     * @param w2 of their squares
     * @param wr of the weights of rounds after which the user came back
     */
    public record Weighted(double w, double w2, double wr) {

        static final Weighted NONE = new Weighted(0, 0, 0);

        /** How many rounds it is worth. */
        double size() {
            return w2 == 0 ? 0 : w * w / w2;
        }

        /** The self-normalised mean, drawn to a prior that is worth so many rounds. */
        double shrunk(double prior, double strength) {
            double mean = w == 0 ? prior : wr / w;
            return (mean * size() + prior * strength) / (size() + strength);
        }
    }

    /** @param propensity that it was chosen with, below 1 */
    public ArmRecord after(boolean wasChosen, double propensity, boolean returned) {
        return new ArmRecord(
                rounds + 1,
                returns + (returned ? 1 : 0),
                wasChosen ? plus(chosen, 1 / propensity, returned) : chosen,
                wasChosen ? notChosen : plus(notChosen, 1 / (1 - propensity), returned));
    }

    private static Weighted plus(Weighted before, double weight, boolean returned) {
        return new Weighted(before.w() + weight, before.w2() + weight * weight, before.wr() + (returned ? weight : 0));
    }

    double meanReturn() {
        return rounds == 0 ? 0 : (double) returns / rounds;
    }
}
