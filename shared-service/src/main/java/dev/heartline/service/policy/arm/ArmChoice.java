package dev.heartline.service.policy.arm;

import java.util.List;

/**
 * A choice by {@link ThompsonSampling}.
 *
 * @param odds of every eligible arm; they sum to 1
 * @param u what was drawn, in [0, 1)
 */
public record ArmChoice<A>(List<ArmOdds<A>> odds, double u, ArmOdds<A> chosen) {

    public ArmChoice {
        odds = List.copyOf(odds);
    }

    /** Walks through the odds in their order until u of them is covered. */
    public static <A> ArmChoice<A> draw(List<ArmOdds<A>> odds, double u) {
        double covered = 0;
        for (ArmOdds<A> candidate : odds) {
            covered += candidate.probability();
            if (u < covered) {
                return new ArmChoice<>(odds, u, candidate);
            }
        }
        // Rounding may leave the sum a hair below 1.
        return new ArmChoice<>(odds, u, odds.getLast());
    }
}
