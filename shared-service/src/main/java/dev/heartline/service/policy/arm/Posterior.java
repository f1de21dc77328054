package dev.heartline.service.policy.arm;

/**
 * What is known of an arm's chance to please: Beta(alpha, beta).
 *
 * @param alpha 1 + times that it did
 * @param beta 1 + times that it did not
 */
public record Posterior(double alpha, double beta) {

    /** Nothing known: every chance is equally likely. */
    public static final Posterior PRIOR = new Posterior(1, 1);

    public Posterior {
        if (alpha < 1 || beta < 1) {
            throw new IllegalArgumentException("less is known than nothing: " + alpha + ", " + beta);
        }
    }

    public static Posterior after(long successes, long failures) {
        return new Posterior(PRIOR.alpha + successes, PRIOR.beta + failures);
    }
}
