package dev.heartline.evaluation.offpolicy;

import java.util.Map;

/**
 * A decision of the log, and how another policy would have decided.
 *
 * @param chosen what was done
 * @param logged what could have been done then, and how likely each was; what is missing could not be
 * @param evaluated how likely the other policy would have done each; sums to 1
 * @param reward what came of it
 */
public record LoggedChoice(String chosen, Map<String, Double> logged, Map<String, Double> evaluated, double reward) {

    /** @throws IllegalArgumentException where what was done could not have been */
    public LoggedChoice {
        if (!(logged.getOrDefault(chosen, 0.0) > 0)) {
            throw new IllegalArgumentException("what was done had no chance: " + chosen);
        }
    }

    /** w: by how much likelier the other policy would have done the same. */
    public double weight() {
        return evaluated.getOrDefault(chosen, 0.0) / logged.get(chosen);
    }

    /** 0..1, the chance that the other policy does what this log could never have shown. */
    public double unsupported() {
        return evaluated.entrySet().stream()
                .filter(action -> !(logged.getOrDefault(action.getKey(), 0.0) > 0))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
