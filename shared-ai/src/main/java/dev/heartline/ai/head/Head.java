package dev.heartline.ai.head;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Yes-or-no questions about a text, each answered by a logistic regression over its vector and its {@link Wording}. Loaded once,
 * immutable, safe for concurrent use; an answer costs microseconds, the vector not counted.
 */
public final class Head {

    private final Map<String, Question> questions = new LinkedHashMap<>();

    /** @param questions no two of one name */
    public Head(List<Question> questions) {
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

    public List<Question> questions() {
        return List.copyOf(questions.values());
    }

    /**
     * @param meaning one weight per dimension of the vector
     * @param wording one weight per feature of {@link Wording}, rounded to {@code scale}
     * @param thresholds from where on its answer counts, by name, chosen on texts that weren't trained on; in 0..1
     */
    public record Question(
            String name, double bias, float[] meaning, byte[] wording, float scale, Map<String, Double> thresholds) {

        /** How sure it is of a yes, in 0..1. */
        public double sure(float[] vector, int[] features) {
            return logistic(bias + ofMeaning(vector) + ofWording(features));
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

        private double ofMeaning(float[] vector) {
            double sum = 0;
            for (int i = 0; i < meaning.length; i++) sum += meaning[i] * vector[i];
            return sum;
        }

        private static double logistic(double x) {
            return 1 / (1 + Math.exp(-x));
        }
    }
}
