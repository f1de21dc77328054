package dev.heartline.engagement.policy.lapse;

import java.util.List;

/** Of a logistic model, in the order of {@link LapseFacts#features}. */
record Weights(List<Double> values) {

    double chance(double[] features) {
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += values.get(i) * features[i];
        }
        return 1 / (1 + StrictMath.exp(-sum));
    }
}
