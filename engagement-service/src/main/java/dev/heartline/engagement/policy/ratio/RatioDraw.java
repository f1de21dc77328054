package dev.heartline.engagement.policy.ratio;

/**
 * One draw of a variable ratio.
 *
 * @param attempt tries since the last win, this one included
 * @param chance 0..1, the chance of this attempt
 * @param u what was drawn, in [0, 1)
 */
public record RatioDraw(int attempt, double chance, double u) {

    public boolean won() {
        return u < chance;
    }

    /** Misses since the last win, after this draw. */
    public int missesAfter() {
        return won() ? 0 : attempt;
    }

    /** 0..1, how unexpected a win would be: a certain reward surprises nobody. */
    public double surprise() {
        return 1 - chance;
    }
}
