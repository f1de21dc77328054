package dev.heartline.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Listener;

/**
 * How sure each question is of texts that it wasn't trained on, heard as a reader hears them, whole and piece by piece; and where
 * thresholds on that lie.
 */
final class Scores {

    private final Map<String, List<Scored>> byQuestion;

    private Scores(Map<String, List<Scored>> byQuestion) {
        this.byQuestion = byQuestion;
    }

    /** Each example is scored by a head that its family had no part in. */
    static Scores of(Recipe recipe, Folds folds, List<Sample> samples, Embedder embedder) {
        var scored = new HashMap<String, List<Scored>>();
        recipe.questions().forEach(question -> scored.put(question.name(), new ArrayList<>()));
        for (var sample : samples) {
            var example = sample.example();
            if (example.isFiller()) continue;
            var head = folds.unbiasedBy(example);
            var heard = new Listener(embedder, head)
                    .hear(sample.said(), head.questions().getFirst());
            for (var question : recipe.questions()) {
                var answered = head.question(question.name());
                scored.get(question.name())
                        .add(new Scored(
                                example,
                                Listener.surest(heard, answered),
                                Listener.surestInContext(heard, answered),
                                question.yes().test(example)));
            }
        }
        return new Scores(scored);
    }

    OfQuestion of(String question) {
        return OfQuestion.sorted(byQuestion.get(question).stream());
    }

    /** @param inContext how sure of it as part of the whole */
    record Scored(Example example, double sure, double inContext, boolean yes) {}

    /** @param scored the surest first */
    record OfQuestion(List<Scored> scored) {

        private static OfQuestion sorted(Stream<Scored> scored) {
            return new OfQuestion(scored.sorted(Comparator.comparingDouble((Scored one) -> -one.sure()))
                    .toList());
        }

        /** Of each stretch only as far as the whole speaks for it too. */
        OfQuestion inContext() {
            return sorted(
                    scored.stream().map(one -> new Scored(one.example(), one.inContext(), one.inContext(), one.yes())));
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

        /**
         * The threshold at which what stays unheard and what is heard without need cost least together.
         *
         * @param unheard how many hundredths of needless ones are worth one hundredth of those unheard
         * @param needless which examples are heard without need
         */
        double cheapest(double unheard, Predicate<Example> needless) {
            double wanted = scored.stream().filter(Scored::yes).count();
            double others = scored.stream()
                    .filter(one -> !one.yes() && needless.test(one.example()))
                    .count();
            double threshold = 1;
            double cost = unheard;
            double least = cost;
            for (var one : scored) {
                if (one.yes()) cost -= unheard / wanted;
                else if (needless.test(one.example())) cost += 1 / others;
                if (cost < least) {
                    least = cost;
                    threshold = one.sure();
                }
            }
            return rounded(threshold);
        }

        /** The lowest threshold that at most this share of some examples reaches. */
        double reachedByAtMost(double share, Predicate<Example> examples) {
            var of = scored.stream().filter(one -> examples.test(one.example())).toList();
            return rounded(of.get((int) (share * of.size())).sure() + 0.0005);
        }

        private static double rounded(double threshold) {
            return Math.ceil(threshold * 1000) / 1000;
        }
    }
}
