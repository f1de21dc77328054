package dev.heartline.evaluation.offpolicy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What another policy would have been worth per decision, by three estimators: inverse propensity scores (IPS), self-normalised
 * (SNIPS), and doubly robust (DR). Standard errors are of large samples and of a look that was planned: they are no licence to peek.
 *
 * @param rows of the log
 * @param meanReward of what was done
 * @param meanWeight close to 1 where the logged chances are true
 * @param effectiveSize (Σw)²/Σw², Kish's: how many rows the log is worth for this question
 * @param unsupported 0..1, the mean chance that the other policy does what the log could not have shown
 * @see <a href="https://arxiv.org/abs/1103.4601">Dudík, Langford, Li: Doubly robust policy evaluation and learning (2011)</a>
 * @see <a href="https://papers.nips.cc/paper/2015/hash/39027dfad5138c9ca0c474d71db915c3-Abstract.html">Swaminathan, Joachims: The
 *     self-normalized estimator for counterfactual learning (2015)</a>
 */
public record OffPolicyEstimate(
        int rows,
        double meanReward,
        double meanWeight,
        double maxWeight,
        double effectiveSize,
        double unsupported,
        double ips,
        double snips,
        double snipsError,
        double dr,
        double drError) {

    static final double SMALLEST_EFFECTIVE_SIZE = 1000;
    static final double LOWEST_MEAN_WEIGHT = 0.9;
    static final double HIGHEST_MEAN_WEIGHT = 1.1;

    /** More of it than rounding. */
    static final double MOST_UNSUPPORTED = 1e-6;

    public static OffPolicyEstimate of(List<LoggedChoice> log) {
        return of(log, RewardModel.crossFitted(log));
    }

    public static OffPolicyEstimate of(List<LoggedChoice> log, RewardModel model) {
        int n = log.size();
        double[] weights = log.stream().mapToDouble(LoggedChoice::weight).toArray();
        double[] robust = IntStream.range(0, n)
                .mapToDouble(row -> robust(log.get(row), row, model))
                .toArray();
        double sum = IntStream.range(0, n).mapToDouble(row -> weights[row]).sum();
        double squares = IntStream.range(0, n)
                .mapToDouble(row -> weights[row] * weights[row])
                .sum();
        double weighted = IntStream.range(0, n)
                .mapToDouble(row -> weights[row] * log.get(row).reward())
                .sum();
        double snips = sum == 0 ? 0 : weighted / sum;
        double dr = mean(robust);
        double snipsSquares = IntStream.range(0, n)
                .mapToDouble(row -> Math.pow(weights[row] * (log.get(row).reward() - snips), 2))
                .sum();
        double drSquares = IntStream.range(0, n)
                .mapToDouble(row -> Math.pow(robust[row] - dr, 2))
                .sum();
        return new OffPolicyEstimate(
                n,
                mean(log.stream().mapToDouble(LoggedChoice::reward).toArray()),
                mean(weights),
                IntStream.range(0, n).mapToDouble(row -> weights[row]).max().orElse(0),
                squares == 0 ? 0 : sum * sum / squares,
                mean(log.stream().mapToDouble(LoggedChoice::unsupported).toArray()),
                n == 0 ? 0 : weighted / n,
                snips,
                sum == 0 ? 0 : Math.sqrt(snipsSquares) / sum,
                dr,
                n == 0 ? 0 : Math.sqrt(drSquares) / n);
    }

    /**
     * IPS of weights that are cut off: less spread for some bias.
     *
     * @param highest weight that counts
     * @see <a href="https://doi.org/10.1198/106186008X320456">Ionides: Truncated importance sampling (2008)</a>
     */
    public static double clippedIps(List<LoggedChoice> log, double highest) {
        return mean(log.stream()
                .mapToDouble(choice -> Math.min(choice.weight(), highest) * choice.reward())
                .toArray());
    }

    /** Why it is no verdict; empty where it is one. */
    public Set<Refusal> refusals() {
        var refusals = EnumSet.noneOf(Refusal.class);
        if (unsupported > MOST_UNSUPPORTED) {
            refusals.add(Refusal.NO_SUPPORT);
        }
        if (effectiveSize < SMALLEST_EFFECTIVE_SIZE) {
            refusals.add(Refusal.EFFECTIVE_SIZE_TOO_SMALL);
        }
        if (meanWeight < LOWEST_MEAN_WEIGHT || meanWeight > HIGHEST_MEAN_WEIGHT) {
            refusals.add(Refusal.WEIGHTS_DO_NOT_AVERAGE_ONE);
        }
        return refusals;
    }

    private static double robust(LoggedChoice choice, int row, RewardModel model) {
        double expected = choice.evaluated().entrySet().stream()
                .mapToDouble(action -> action.getValue() * model.expected(row, action.getKey()))
                .sum();
        return expected + choice.weight() * (choice.reward() - model.expected(row, choice.chosen()));
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / Math.max(1, values.length);
    }
}
