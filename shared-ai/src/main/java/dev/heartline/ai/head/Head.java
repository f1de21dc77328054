package dev.heartline.ai.head;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Yes-or-no questions about a text, answered by a small network over its vector and its {@link Wording}: all questions share one
 * {@link Layer}, and each weighs the vector, the layer's answers and the wording. Loaded once, immutable, safe for concurrent use;
 * all answers to a text cost some tens of microseconds, the vector not counted.
 */
public final class Head {

    private final Layer layer;
    private final Map<String, Question> questions = new LinkedHashMap<>();

    /** @param questions no two of one name */
    public Head(Layer layer, List<Question> questions) {
        this.layer = layer;
        questions.forEach(question -> this.questions.put(question.name(), question));
    }

    /**
     * @param resource the path of weights that {@link HeadFile} wrote, from the root of the class path
     * @throws IllegalStateException if there is none
     */
    public static Head load(String resource) {
        return HeadFile.read(resource);
    }

    /** @throws IllegalArgumentException if it wasn't trained for such a question */
    public Question question(String name) {
        var question = questions.get(name);
        if (question == null) throw new IllegalArgumentException("Not trained for: " + name);
        return question;
    }

    /** The same questions with thresholds, by question and by name. */
    public Head with(Map<String, Map<String, Double>> thresholds) {
        return new Head(
                layer,
                questions().stream()
                        .map(question -> question.with(thresholds.getOrDefault(question.name(), Map.of())))
                        .toList());
    }

    /** A text as its questions look at it: done once per text, by the head that they are of. */
    public float[] meaning(float[] vector) {
        return layer.expanded(vector);
    }

    /** For a head that was trained to answer exactly one of its questions with yes: which one. */
    public Choice choose(float[] vector, int[] wording) {
        var meaning = meaning(vector);
        var shares = new LinkedHashMap<String, Double>();
        var logits = questions.values().stream()
                .mapToDouble(question -> question.logit(meaning, wording))
                .toArray();
        double all = exponentials(logits);
        int at = 0;
        for (var question : questions.keySet()) shares.put(question, logits[at++] / all);
        return new Choice(shares);
    }

    /** Puts e to the power of each number, all divided by the greatest so that none is too large, in its place; gives their sum. */
    public static double exponentials(double[] numbers) {
        double greatest = Arrays.stream(numbers).max().orElseThrow();
        double all = 0;
        for (int i = 0; i < numbers.length; i++) all += numbers[i] = Math.exp(numbers[i] - greatest);
        return all;
    }

    Layer layer() {
        return layer;
    }

    public List<Question> questions() {
        return List.copyOf(questions.values());
    }

    /**
     * @param meaning one weight per number that {@link Head#meaning} gives
     * @param wording one weight per feature of {@link Wording}, rounded to {@code scale}
     * @param thresholds from where on its answer counts, by name, chosen on texts that weren't trained on; in 0..1
     */
    public record Question(
            String name, double bias, float[] meaning, byte[] wording, float scale, Map<String, Double> thresholds) {

        private Question with(Map<String, Double> others) {
            return new Question(name, bias, meaning, wording, scale, others);
        }

        /** How sure it is of a yes, in 0..1. */
        public double sure(float[] expanded, int[] features) {
            return logistic(logit(expanded, features));
        }

        double logit(float[] expanded, int[] features) {
            return bias + ofMeaning(expanded) + ofWording(features);
        }

        /** What the wording alone speaks for, in logits: tells which sentence of many is worth its vector. */
        public double ofWording(int[] features) {
            int shapes = 0;
            long words = 0;
            long shape = 0;
            for (int feature : features)
                if (Wording.isShape(feature)) {
                    shapes++;
                    shape += wording[feature];
                } else words += wording[feature];
            return scale * (words * Wording.weight(features.length - shapes) + shape * Wording.weight(shapes));
        }

        /** @throws IllegalArgumentException if it has no such threshold */
        public double threshold(String named) {
            var threshold = thresholds.get(named);
            if (threshold == null) throw new IllegalArgumentException(name + " has no threshold " + named);
            return threshold;
        }

        private double ofMeaning(float[] expanded) {
            double sum = 0;
            for (int i = 0; i < meaning.length; i++) sum += meaning[i] * expanded[i];
            return sum;
        }

        static double logistic(double x) {
            return 1 / (1 + Math.exp(-x));
        }
    }
}
