package dev.heartline.engagement.policy.lapse;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Fits a logistic model by Newton's method, lightly drawn to zero. */
final class Training {

    private static final int ROUNDS = 25;
    private static final double RIDGE = 1;

    private Training() {}

    static Weights fit(List<SimulatedUsers.Example> examples, Predicate<SimulatedUsers.Example> target) {
        int size = examples.getFirst().facts().features().length;
        double[] weights = new double[size];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] hessian = new double[size][size + 1];
            for (int i = 0; i < size; i++) {
                hessian[i][i] = RIDGE;
                hessian[i][size] = -RIDGE * weights[i];
            }
            var now = new Weights(Arrays.stream(weights).boxed().toList());
            for (var example : examples) {
                double[] x = example.facts().features();
                double p = now.chance(x);
                double error = (target.test(example) ? 1 : 0) - p;
                for (int i = 0; i < size; i++) {
                    hessian[i][size] += error * x[i];
                    for (int j = 0; j < size; j++) {
                        hessian[i][j] += p * (1 - p) * x[i] * x[j];
                    }
                }
            }
            double[] step = solve(hessian);
            for (int i = 0; i < size; i++) {
                weights[i] += step[i];
            }
        }
        return new Weights(Arrays.stream(weights).boxed().toList());
    }

    /** By Gauss and Jordan; what is to be solved is well conditioned. */
    private static double[] solve(double[][] rows) {
        int size = rows.length;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (j != i) {
                    double factor = rows[j][i] / rows[i][i];
                    for (int k = i; k <= size; k++) {
                        rows[j][k] -= factor * rows[i][k];
                    }
                }
            }
        }
        double[] solved = new double[size];
        for (int i = 0; i < size; i++) {
            solved[i] = rows[i][size] / rows[i][i];
        }
        return solved;
    }
}
