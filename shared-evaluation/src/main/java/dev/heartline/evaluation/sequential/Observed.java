package dev.heartline.evaluation.sequential;

/**
 * Outcomes between 0 and 1, each of somebody else, in the order in which they were drawn into the comparison.
 *
 * @param count how many
 * @param sum of them
 */
public record Observed(long count, double sum) {

    /** @throws IllegalArgumentException where the outcomes cannot all be in 0..1 */
    public Observed {
        if (count < 0 || sum < 0 || sum > count) {
            throw new IllegalArgumentException("%d outcomes of 0 to 1 do not sum to %s".formatted(count, sum));
        }
    }

    /** 0 of none. */
    public double mean() {
        return count == 0 ? 0 : sum / count;
    }
}
