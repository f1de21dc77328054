package dev.heartline.service.policy.arm;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Thompson sampling with known odds. The chance that an arm is the best is estimated by a seeded simulation, mixed with
 * a uniform share so that every eligible arm can be chosen, and the choice is drawn from that very mixture: what is
 * logged is what was sampled from, as off-policy evaluation needs.
 *
 * @param rounds of the simulation; the standard error of a chance is at most 0.5 / √rounds
 * @param exploration 0..1, the uniform share
 */
public record ThompsonSampling(int rounds, double exploration) {

    /**
     * @param eligible at least one
     * @param known arms that nothing is known of may be missing
     */
    public <A> List<ArmOdds<A>> odds(List<A> eligible, Map<A, Posterior> known, long seed) {
        List<Posterior> posteriors = eligible.stream()
                .map(arm -> known.getOrDefault(arm, Posterior.PRIOR))
                .toList();
        int[] wins = wins(posteriors, seed);
        return IntStream.range(0, eligible.size())
                .mapToObj(i -> new ArmOdds<>(
                        eligible.get(i),
                        posteriors.get(i),
                        (1 - exploration) * wins[i] / rounds + exploration / eligible.size()))
                .toList();
    }

    /** @param u uniform in [0, 1), independent of the seed */
    public <A> ArmChoice<A> choose(List<A> eligible, Map<A, Posterior> known, long seed, double u) {
        return ArmChoice.draw(odds(eligible, known, seed), u);
    }

    private int[] wins(List<Posterior> posteriors, long seed) {
        var sampler = new BetaSampler(new SplitMix64(seed));
        int[] wins = new int[posteriors.size()];
        for (int round = 0; round < rounds; round++) {
            int best = 0;
            double highest = -1;
            for (int i = 0; i < wins.length; i++) {
                double sample = sampler.sample(posteriors.get(i));
                if (sample > highest) {
                    highest = sample;
                    best = i;
                }
            }
            wins[best]++;
        }
        return wins;
    }
}
