package dev.heartline.engagement.policy.experiment;

import java.util.List;

/**
 * A way of doing it.
 *
 * @param share 0..1 of the users; those of all variants sum to 1
 */
public record Variant(String name, double share) {

    /**
     * The variant of somebody who stands at u for good.
     *
     * @param variants in their order
     * @param u uniform in [0, 1)
     */
    public static Variant of(List<Variant> variants, double u) {
        double covered = 0;
        for (Variant variant : variants) {
            covered += variant.share();
            if (u < covered) {
                return variant;
            }
        }
        // Rounding may leave the sum a hair below 1.
        return variants.getLast();
    }
}
