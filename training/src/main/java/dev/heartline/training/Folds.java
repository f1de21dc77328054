package dev.heartline.training;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.heartline.ai.head.Head;

/** Heads for cross-validation: each was trained on all families but those of one part. */
record Folds(List<Head> heads) {

    private static final int PARTS = 3;

    static Folds train(Recipe recipe, List<Sample> samples) {
        return new Folds(IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(part -> Network.train(recipe.questions(), Lesson.EACH, without(part, samples)))
                .toList());
    }

    static List<Sample> without(int part, List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.example().part(PARTS) != part)
                .toList();
    }

    /** The head that the example's family had no part in. */
    Head unbiasedBy(Example example) {
        return heads.get(example.part(PARTS));
    }

    Folds with(Map<String, Map<String, Double>> thresholds) {
        return new Folds(heads.stream().map(head -> head.with(thresholds)).toList());
    }
}
