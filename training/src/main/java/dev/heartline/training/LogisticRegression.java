package dev.heartline.training;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;

import dev.heartline.ai.head.Head.Question;
import dev.heartline.ai.head.Wording;

/**
 * Trains one question of a head: logistic regression with L2 by liblinear's trust region Newton method, which has no chance in
 * it.
 */
final class LogisticRegression {

    /** Vectors have length 1, wordings 4 each for words and shapes: so scaled, neither drowns the other. */
    private static final float MEANING = 5;

    private static final int YES = 1;
    private static final int NO = 0;
    private static final int MOST_ITERATIONS = 300;
    private static final double PRECISION = 0.01;

    private final double cost;

    /** @param cost of an error against the size of the weights; more of it follows the sentences more closely */
    LogisticRegression(double cost) {
        Linear.disableDebugOutput();
        this.cost = cost;
    }

    Question train(String name, List<Sample> samples, Predicate<Example> yes, Map<String, Double> thresholds) {
        int dimensions = samples.getFirst().vector().length;
        var common = common(samples);
        var problem = new Problem();
        problem.l = samples.size();
        problem.n = dimensions + Wording.FEATURES + 1;
        problem.bias = 1;
        problem.x = samples.stream().map(sample -> features(sample, common)).toArray(Feature[][]::new);
        problem.y = samples.stream()
                .mapToDouble(sample -> yes.test(sample.example()) ? YES : NO)
                .toArray();
        var parameter = new Parameter(SolverType.L2R_LR, cost, PRECISION, MOST_ITERATIONS);
        var model = Linear.train(problem, parameter);
        double sign = model.getLabels()[0] == YES ? 1 : -1;
        return question(name, model.getFeatureWeights(), sign, dimensions, thresholds);
    }

    private static Question question(
            String name, double[] weights, double sign, int dimensions, Map<String, Double> thresholds) {
        var meaning = new float[dimensions];
        for (int i = 0; i < dimensions; i++)
            meaning[i] = Float.float16ToFloat(Float.floatToFloat16((float) (sign * weights[i] * MEANING)));
        double largest = 1e-9;
        for (int i = 0; i < Wording.FEATURES; i++) largest = Math.max(largest, Math.abs(weights[dimensions + i]));
        float scale = (float) (largest / Byte.MAX_VALUE);
        var wording = new byte[Wording.FEATURES];
        for (int i = 0; i < wording.length; i++) wording[i] = (byte) Math.round(sign * weights[dimensions + i] / scale);
        return new Question(name, sign * weights[dimensions + Wording.FEATURES], meaning, wording, scale, thresholds);
    }

    /** What was seen once is chance. */
    private static BitSet common(List<Sample> samples) {
        var once = new BitSet(Wording.FEATURES);
        var often = new BitSet(Wording.FEATURES);
        for (var sample : samples)
            for (int feature : sample.wording())
                if (once.get(feature)) often.set(feature);
                else once.set(feature);
        return often;
    }

    private static Feature[] features(Sample sample, BitSet common) {
        var vector = sample.vector();
        var wording = sample.wording();
        int shapes = 0;
        for (int feature : wording) if (Wording.isShape(feature)) shapes++;
        var features = new ArrayList<Feature>();
        for (int i = 0; i < vector.length; i++) features.add(new FeatureNode(i + 1, vector[i] * MEANING));
        float ofWords = Wording.weight(wording.length - shapes);
        float ofShapes = Wording.weight(shapes);
        for (int feature : wording)
            if (common.get(feature))
                features.add(
                        new FeatureNode(vector.length + feature + 1, Wording.isShape(feature) ? ofShapes : ofWords));
        features.add(new FeatureNode(vector.length + Wording.FEATURES + 1, 1));
        return features.toArray(Feature[]::new);
    }
}
