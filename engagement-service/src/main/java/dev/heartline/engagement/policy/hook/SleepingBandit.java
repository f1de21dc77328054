package dev.heartline.engagement.policy.hook;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.heartline.events.vocabulary.HookType;

/**
 * Chooses among the hooks that fit the moment, the others sleep. A hook is scored by how much more often users come back with it
 * than without it, relative to without; one that was just shown has to recover its novelty first. Chosen from a softmax, of which a
 * part is spread evenly and a part is nothing at all: what is logged is what was drawn from.
 *
 * @param novelty γ: what a hook loses by having been shown today
 * @param halfLifeDays h: in which it gets back half of that
 * @param temperature τ
 * @param strength σ: rounds that the belief is worth that it makes no difference
 * @param even 0..1, spread evenly over the hooks that fit
 * @param nothing 0..1, the chance of no hook at all
 * @see <a href="https://doi.org/10.1145/3394486.3403351">Yancey, Settles: A sleeping, recovering bandit algorithm for optimizing
 *     recurring notifications (KDD 2020)</a>
 */
public record SleepingBandit(
        double novelty, double halfLifeDays, double temperature, double strength, double even, double nothing) {

    /** The paper's, but a weaker prior for the smaller number of users. */
    public static final SleepingBandit USUAL = new SleepingBandit(0.017, 15, 0.0025, 1000, 0.1, 0.1);

    /**
     * A hook that fits.
     *
     * @param sinceShown since this user was last shown one of its kind; empty if never
     */
    public record Candidate(HookType type, ArmRecord known, Optional<Duration> sinceShown) {}

    double score(Candidate candidate) {
        var known = candidate.known();
        double with = known.chosen().shrunk(known.meanReturn(), strength);
        double without = known.notChosen().shrunk(known.meanReturn(), strength);
        double lift = without == 0 ? 0 : (with - without) / without;
        double stale = candidate
                .sinceShown()
                .map(since -> Math.pow(0.5, since.toMinutes() / (24.0 * 60) / halfLifeDays))
                .orElse(0.0);
        return lift - novelty * stale;
    }

    /**
     * How likely each is chosen; with the chance of nothing they sum to 1.
     *
     * @param fitting at least one, each type once
     */
    public Map<HookType, Double> odds(List<Candidate> fitting) {
        double best = fitting.stream().mapToDouble(this::score).max().orElseThrow();
        double[] weights = fitting.stream()
                .mapToDouble(candidate -> Math.exp((score(candidate) - best) / temperature))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        var odds = new LinkedHashMap<HookType, Double>();
        for (int i = 0; i < weights.length; i++) {
            odds.put(fitting.get(i).type(), (1 - nothing) * ((1 - even) * weights[i] / sum + even / fitting.size()));
        }
        return odds;
    }

    /**
     * Empty for nothing.
     *
     * @param odds in their order
     * @param u uniform in [0, 1)
     */
    public Optional<HookType> draw(Map<HookType, Double> odds, double u) {
        double covered = nothing;
        if (u < covered) {
            return Optional.empty();
        }
        HookType last = null;
        for (var candidate : odds.entrySet()) {
            last = candidate.getKey();
            covered += candidate.getValue();
            if (u < covered) {
                return Optional.of(last);
            }
        }
        // Rounding may leave the sum a hair below 1.
        return Optional.ofNullable(last);
    }
}
