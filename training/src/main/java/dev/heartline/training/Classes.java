package dev.heartline.training;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.heartline.ai.head.Choice;
import dev.heartline.ai.head.Head;

/** Classes of which a text has exactly one, and how a head learns to tell them apart. */
record Classes(List<String> names, Lesson lesson) {

    /** A sample, and what a head that had no part in it makes of it. */
    record Told(Sample sample, Choice choice) {

        String label() {
            return sample.example().label();
        }
    }

    /** Without thresholds. */
    Head train(List<Sample> samples) {
        return Network.train(questions(), lesson, samples);
    }

    /**
     * All samples, each told by a head that its part wasn't shown to.
     *
     * @param always shown to each of the heads, and not told
     * @param part which of how many parts a sample belongs to, from 0
     */
    List<Told> crossValidated(List<Sample> samples, List<Sample> always, int parts, ToIntFunction<Sample> part) {
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(apart -> {
                    Predicate<Sample> isApart = sample -> part.applyAsInt(sample) == apart;
                    var shown = Stream.concat(samples.stream().filter(isApart.negate()), always.stream());
                    return told(
                            train(shown.toList()),
                            samples.stream().filter(isApart).toList());
                })
                .toList()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    static List<Told> told(Head head, List<Sample> samples) {
        return samples.stream()
                .map(sample -> new Told(sample, head.choose(sample.vector(), sample.wording())))
                .toList();
    }

    /** By what is likeliest. */
    Confusion confusion(List<Told> told) {
        var confusion = new Confusion(names);
        told.forEach(one -> confusion.add(one.label(), one.choice().likeliest()));
        return confusion;
    }

    private List<Recipe.Question> questions() {
        return names.stream()
                .map(name ->
                        new Recipe.Question(name, example -> example.label().equals(name), _ -> true))
                .toList();
    }

    /**
     * The lowest share from which on so many of the texts that are taken for a class are of it; 1 where there is none. In
     * thousandths.
     */
    static double forPrecision(double precision, String name, List<Told> told) {
        var surest = told.stream()
                .filter(one -> one.choice().likeliest().equals(name))
                .sorted((a, b) -> Double.compare(b.choice().sure(), a.choice().sure()))
                .toList();
        double threshold = 1;
        int right = 0;
        for (int i = 0; i < surest.size(); i++) {
            if (surest.get(i).label().equals(name)) right++;
            if (right >= precision * (i + 1)) threshold = surest.get(i).choice().sure();
        }
        return Math.floor(threshold * 1000) / 1000;
    }

    static Map<String, Map<String, Double>> sure(String name, double threshold) {
        return Map.of(name, Map.of("sure", threshold));
    }
}
