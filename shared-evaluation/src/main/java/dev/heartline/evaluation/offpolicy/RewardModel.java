package dev.heartline.evaluation.offpolicy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** q̂: what is expected of an action before it is done. */
@FunctionalInterface
public interface RewardModel {

    /** @param row of the log, from 0: a model may not have seen the row it is asked about */
    double expected(int row, String action);

    /**
     * The mean of each action among the rows of the other half of the log (even and odd rows), so that no row is judged by itself; the
     * mean of that half for what it doesn't have.
     */
    static RewardModel crossFitted(List<LoggedChoice> log) {
        var halves = List.of(Means.of(log, 0), Means.of(log, 1));
        return (row, action) -> halves.get(1 - row % 2).of(action);
    }

    /** Means of one half. */
    record Means(Map<String, Double> sums, Map<String, Integer> counts, double mean) {

        static Means of(List<LoggedChoice> log, int half) {
            var sums = new HashMap<String, Double>();
            var counts = new HashMap<String, Integer>();
            double sum = 0;
            int rows = 0;
            for (int i = half; i < log.size(); i += 2) {
                var choice = log.get(i);
                sums.merge(choice.chosen(), choice.reward(), Double::sum);
                counts.merge(choice.chosen(), 1, Integer::sum);
                sum += choice.reward();
                rows++;
            }
            return new Means(sums, counts, rows == 0 ? 0 : sum / rows);
        }

        double of(String action) {
            int count = counts.getOrDefault(action, 0);
            return count == 0 ? mean : sums.get(action) / count;
        }
    }
}
