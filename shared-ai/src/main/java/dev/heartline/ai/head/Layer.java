package dev.heartline.ai.head;

import java.util.Arrays;

/**
 * What a head makes of a vector before its questions look at it: units that each answer to one direction of meaning, and are
 * silent below their bias. They let a question tell "I" from "he" only where somebody is about to die, which no weighted sum of
 * a vector can.
 *
 * @param weights one per input and unit, the units of an input side by side, in half precision (IEEE 754 binary16), as they lie
 *     in their file: half the memory to read, which is what the time goes into, makes an answer four times as fast
 * @param biases one per unit; as many as there are units
 */
public record Layer(short[] weights, float[] biases) {

    /** Rounds the weights to half precision. */
    public static Layer of(float[] weights, float[] biases) {
        var halves = new short[weights.length];
        for (int i = 0; i < halves.length; i++) halves[i] = Float.floatToFloat16(weights[i]);
        return new Layer(halves, biases);
    }

    int units() {
        return biases.length;
    }

    /** Of the vectors it takes. */
    int dimensions() {
        return units() == 0 ? 0 : weights.length / units();
    }

    /** The vector, and after it how strongly each unit answers, at least 0. */
    float[] expanded(float[] vector) {
        var answers = biases.clone();
        // Input by input: the compiler turns the inner loop into vector instructions, conversion and all, which it
        // can't with a sum.
        for (int i = 0; i < dimensions(); i++) {
            float input = vector[i];
            int row = i * answers.length;
            for (int unit = 0; unit < answers.length; unit++)
                answers[unit] += input * Float.float16ToFloat(weights[row + unit]);
        }
        var expanded = Arrays.copyOf(vector, vector.length + answers.length);
        for (int unit = 0; unit < answers.length; unit++) expanded[vector.length + unit] = Math.max(0, answers[unit]);
        return expanded;
    }
}
