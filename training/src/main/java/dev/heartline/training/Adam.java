package dev.heartline.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Some weights, and how Adam moves them: by a gradient that is gathered and used up at each step. */
final class Adam {

    private static final float OF_MEAN = 0.9f;
    private static final float OF_SQUARE = 0.999f;
    private static final float NEVER_ZERO = 1e-8f;

    final float[] values;
    final float[] gradient;
    private final float[] mean;
    private final float[] square;
    private final float decay;
    private int steps;

    /** @param decay how much of a weight goes per step and unit of the rate */
    Adam(int size, float decay) {
        this.values = new float[size];
        this.gradient = new float[size];
        this.mean = new float[size];
        this.square = new float[size];
        this.decay = decay;
    }

    /** Starts evenly spread between this much below 0 and above. */
    Adam scattered(SplittableRandom chance, double spread) {
        for (int i = 0; i < values.length; i++) values[i] = (float) ((chance.nextDouble() * 2 - 1) * spread);
        return this;
    }

    void step(float rate) {
        steps++;
        float stretch = (float) (rate / (1 - Math.pow(OF_MEAN, steps)));
        float widen = (float) (1 / Math.sqrt(1 - Math.pow(OF_SQUARE, steps)));
        float kept = 1 - rate * decay;
        move(values, gradient, mean, square, kept, stretch, widen);
        Arrays.fill(gradient, 0);
    }

    /** On arrays that the compiler sees don't change: so it makes vector instructions of it. */
    private static void move(
            float[] values, float[] gradient, float[] mean, float[] square, float kept, float stretch, float widen) {
        for (int i = 0; i < values.length; i++) {
            float g = gradient[i];
            float m = OF_MEAN * mean[i] + (1 - OF_MEAN) * g;
            float s = OF_SQUARE * square[i] + (1 - OF_SQUARE) * g * g;
            mean[i] = m;
            square[i] = s;
            values[i] = values[i] * kept - stretch * m / ((float) Math.sqrt(s) * widen + NEVER_ZERO);
        }
    }
}
