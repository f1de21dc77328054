package dev.heartline.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** How sure a question is of texts that it wasn't trained on, and where thresholds on that lie. */
final class Scores {

    private static final int FOLDS = 5;

    private record Scored(Example example, double sure, boolean yes) {}

    private final List<Scored> scored;

    private Scores(List<Scored> scored) {
        this.scored = scored.stream()
                .sorted(Comparator.comparingDouble(one -> -one.sure()))
                .toList();
    }

    /** Each fifth of the families is scored by what the other four taught. */
    static Scores crossValidated(LogisticRegression regression, List<Sample> samples, Predicate<Example> yes) {
        var scored = new ArrayList<Scored>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            var taught = samples.stream()
                    .filter(sample -> sample.example().part(FOLDS) != left)
                    .toList();
            var question = regression.train("fold", taught, yes, Map.of());
            for (var sample : samples)
                if (sample.example().part(FOLDS) == left)
                    scored.add(new Scored(
                            sample.example(),
                            question.sure(sample.vector(), sample.wording()),
                            yes.test(sample.example())));
        }
        return new Scores(scored);
    }

    /** The lowest threshold from which on so many of those that count are right. */
    double forPrecision(double precision, Predicate<Example> counts) {
        double threshold = 1;
        int right = 0;
        int all = 0;
        for (var one : scored) {
            if (!counts.test(one.example())) continue;
            all++;
            if (one.yes()) right++;
            if (right >= precision * all) threshold = one.sure();
        }
        return rounded(threshold);
    }

    /** The lowest threshold that at most this share of some examples reaches. */
    double reachedByAtMost(double share, Predicate<Example> examples) {
        var of = scored.stream().filter(one -> examples.test(one.example())).toList();
        return rounded(of.get((int) (share * of.size())).sure());
    }

    private static double rounded(double threshold) {
        return Math.ceil(threshold * 1000) / 1000;
    }
}
