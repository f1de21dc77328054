package dev.heartline.training;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.Layer;
import dev.heartline.ai.head.Wording;
import dev.heartline.training.Recipe.Question;

/**
 * Trains all questions of a head at once, by Adam (Kingma and Ba, ICLR 2015) with decoupled weight decay (Loshchilov and Hutter,
 * ICLR 2019) and dropout. All chance in it comes from one seed, and all of it happens on one thread: the same samples give the same
 * weights.
 */
final class Network {

    private static final int BATCH = 64;

    /** Samples that go through the layer side by side, so that a row of it is fetched once for all. */
    private static final int TOGETHER = 8;

    private static final float RATE = 0.002f;
    private static final float LOWEST_RATE = 0.02f;
    private static final float DECAY = 0.01f;

    /** Wordings are many and rare: they must earn their weight. */
    private static final float DECAY_OF_WORDING = 0.1f;

    /** Vectors have length 1, wordings 4 each for words and shapes: so scaled, neither drowns the other. */
    private static final float MEANING = 5;

    private static final long SEED = 20261126;

    private final SplittableRandom chance = new SplittableRandom(SEED);
    private final List<Question> questions;
    private final Lesson lesson;
    private final int units;
    private final float stronger;
    private final double[] handicaps;
    private final int asked;
    private final int dimensions;
    private final int inputs;
    private final Adam layer;
    private final Adam biases;
    private final Adam meaning;
    private final Adam wording;
    private final Adam levels;
    private final Look[] looks;

    private Network(List<Question> questions, Lesson lesson, List<Sample> samples) {
        this.questions = questions;
        this.lesson = lesson;
        this.units = lesson.units();
        this.stronger = (float) (1 / (1 - lesson.dropped()));
        this.asked = questions.size();
        this.handicaps = handicaps(samples);
        this.dimensions = samples.getFirst().vector().length;
        this.inputs = dimensions + units;
        double spread = 1 / Math.sqrt(dimensions);
        this.layer = new Adam(dimensions * units, DECAY).scattered(chance, spread);
        this.biases = new Adam(units, DECAY).scattered(chance, spread);
        this.meaning = new Adam(inputs * asked, DECAY).scattered(chance, 1 / Math.sqrt(inputs));
        this.wording = new Adam(Wording.FEATURES * asked, DECAY_OF_WORDING);
        this.levels = new Adam(asked, 0);
        this.looks = new Look[TOGETHER];
        for (int i = 0; i < TOGETHER; i++) looks[i] = new Look();
    }

    /** What is seen of one sample, from its vector to the error of each question and back to whom it is blamed on. */
    private final class Look {

        private final float[] scaled = new float[dimensions];
        private final float[] answers = new float[units];
        private final float[] kept = new float[inputs];
        private final double[] logits = new double[asked];
        private final float[] errors = new float[asked];
        private final float[] blame = new float[units];
    }

    /** Without thresholds. */
    static Head train(List<Question> questions, Lesson lesson, List<Sample> samples) {
        var network = new Network(questions, lesson, samples);
        network.learn(samples);
        return network.head(common(samples));
    }

    /**
     * What speaks for each question from the start while it learns, and no longer afterwards: so what is seen often isn't preferred
     * where it is as likely as the rest (Menon et al., ICLR 2021).
     */
    private double[] handicaps(List<Sample> samples) {
        var handicaps = new double[asked];
        if (lesson.fairness() == 0) return handicaps;
        for (int q = 0; q < asked; q++) {
            var yes = questions.get(q).yes();
            long seen = samples.stream()
                    .filter(sample -> yes.test(sample.example()))
                    .count();
            handicaps[q] = lesson.fairness() * Math.log((double) Math.max(1, seen) / samples.size());
        }
        return handicaps;
    }

    private void learn(List<Sample> samples) {
        int size = samples.size();
        int steps = lesson.rounds() * Math.ceilDiv(size, BATCH);
        int step = 0;
        for (int round = 0; round < lesson.rounds(); round++) {
            int[] order = shuffled(size);
            for (int from = 0; from < size; from += BATCH) {
                int to = Math.min(size, from + BATCH);
                for (int i = from; i < to; i += TOGETHER)
                    learn(samples, order, i, Math.min(to, i + TOGETHER), 1f / (to - from));
                float rate = RATE * Math.max(LOWEST_RATE, 1 - (float) step++ / steps);
                for (var weights : List.of(layer, biases, meaning, wording, levels)) weights.step(rate);
            }
        }
    }

    private void learn(List<Sample> samples, int[] order, int from, int to, float share) {
        int many = to - from;
        for (int s = 0; s < many; s++)
            start(looks[s], samples.get(order[from + s]).vector());
        for (int i = 0; i < dimensions; i++)
            for (int s = 0; s < many; s++) add(units, looks[s].scaled[i], layer.values, i * units, looks[s].answers, 0);
        for (int s = 0; s < many; s++) {
            drop(looks[s]);
            judge(looks[s], samples.get(order[from + s]), share);
        }
        for (int i = 0; i < dimensions; i++)
            for (int s = 0; s < many; s++) add(units, looks[s].scaled[i], looks[s].blame, 0, layer.gradient, i * units);
    }

    private void start(Look look, float[] vector) {
        for (int i = 0; i < dimensions; i++) look.scaled[i] = MEANING * vector[i];
        System.arraycopy(biases.values, 0, look.answers, 0, units);
    }

    /** Part of what the questions look at is dropped at random, and the rest the stronger for it. */
    private void drop(Look look) {
        for (int i = 0; i < inputs; i++) {
            float input = i < dimensions ? look.scaled[i] : Math.max(0, look.answers[i - dimensions]);
            look.kept[i] = chance.nextDouble() < lesson.dropped() ? 0 : input * stronger;
        }
    }

    private void judge(Look look, Sample sample, float share) {
        int[] features = sample.wording();
        float[] words = Wording.weights(features);
        for (int q = 0; q < asked; q++) {
            double logit = levels.values[q] + handicaps[q];
            for (int i = 0; i < inputs; i++) logit += look.kept[i] * meaning.values[i * asked + q];
            for (int i = 0; i < words.length; i++) logit += words[i] * wording.values[features[i] * asked + q];
            look.logits[q] = logit;
        }
        var example = sample.example();
        double all = lesson.oneOfAll() ? Head.exponentials(look.logits) : 0;
        for (int q = 0; q < asked; q++) {
            var question = questions.get(q);
            double answer = lesson.oneOfAll() ? look.logits[q] / all : 1 / (1 + Math.exp(-look.logits[q]));
            double yes = question.yes().test(example) ? 1 : 0;
            look.errors[q] = question.of().test(example) ? (float) (answer - yes) * share : 0;
        }
        correct(look, features, words);
    }

    private void correct(Look look, int[] features, float[] words) {
        for (int q = 0; q < asked; q++) {
            float error = look.errors[q];
            levels.gradient[q] += error;
            for (int i = 0; i < inputs; i++) meaning.gradient[i * asked + q] += error * look.kept[i];
            for (int i = 0; i < words.length; i++) wording.gradient[features[i] * asked + q] += error * words[i];
        }
        for (int unit = 0; unit < units; unit++) {
            float blame = 0;
            if (look.kept[dimensions + unit] > 0)
                for (int q = 0; q < asked; q++)
                    blame += look.errors[q] * meaning.values[(dimensions + unit) * asked + q] * stronger;
            look.blame[unit] = blame;
            biases.gradient[unit] += blame;
        }
    }

    /** So many times a row of one array to a row of another: nine tenths of the work, in a form that is compiled to vectors. */
    private static void add(int units, float times, float[] from, int start, float[] to, int at) {
        for (int unit = 0; unit < units; unit++) to[at + unit] += times * from[start + unit];
    }

    private int[] shuffled(int size) {
        var order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = chance.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private Head head(BitSet common) {
        var weights = new float[dimensions * units];
        for (int i = 0; i < weights.length; i++) weights[i] = stored(layer.values[i] * MEANING);
        var starts = new float[units];
        for (int unit = 0; unit < units; unit++) starts[unit] = stored(biases.values[unit]);
        var trained = new ArrayList<Head.Question>();
        for (int q = 0; q < asked; q++) trained.add(question(q, common));
        return new Head(Layer.of(weights, starts), trained);
    }

    private Head.Question question(int q, BitSet common) {
        var weights = new float[inputs];
        for (int i = 0; i < inputs; i++)
            weights[i] = stored(meaning.values[i * asked + q] * (i < dimensions ? MEANING : 1));
        float largest = 1e-9f;
        for (int i = 0; i < Wording.FEATURES; i++)
            if (common.get(i)) largest = Math.max(largest, Math.abs(wording.values[i * asked + q]));
        float scale = largest / Byte.MAX_VALUE;
        var words = new byte[Wording.FEATURES];
        for (int i = 0; i < words.length; i++)
            if (common.get(i)) words[i] = (byte) Math.round(wording.values[i * asked + q] / scale);
        return new Head.Question(questions.get(q).name(), levels.values[q], weights, words, scale, Map.of());
    }

    /** As the file will hold it. */
    private static float stored(float weight) {
        return Float.float16ToFloat(Float.floatToFloat16(weight));
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
}
