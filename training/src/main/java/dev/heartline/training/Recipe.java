package dev.heartline.training;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.heartline.ai.head.Head;

/** What each head is asked, and how its thresholds are found: always on families that the scored weights weren't trained on. */
enum Recipe {
    WISH {
        @Override
        List<Question> questions() {
            return List.of(
                    new Question("stop", STOP, ANY),
                    new Question("postpone", POSTPONE, ANY),
                    new Question("hang_up", HANG_UP, ANY));
        }

        @Override
        Map<String, Map<String, Double>> thresholds(List<Sample> samples) {
            var stop = scores("stop", samples);
            var postpone = scores("postpone", samples);
            var hangUp = scores("hang_up", samples);
            return Map.of(
                    "stop", Map.of("sure", stop.forPrecision(0.95, POSTPONE.negate())),
                    "postpone", Map.of("sure", postpone.forPrecision(0.75, ANY)),
                    "hang_up", Map.of("sure", hangUp.forPrecision(0.9, SPOKEN)));
        }
    },

    CRISIS {
        @Override
        List<Question> questions() {
            var kinds = Stream.of("medical", "self_harm", "child_in_danger", "harm_to_others", "threatened")
                    .map(kind -> new Question(kind, example -> example.aspect().equals(kind), ALARM));
            return Stream.concat(
                            Stream.of(new Question("alarm", ALARM, ANY), new Question("concern", NONE.negate(), ANY)),
                            kinds)
                    .toList();
        }

        @Override
        Map<String, Map<String, Double>> thresholds(List<Sample> samples) {
            var alarm = scores("alarm", samples);
            var concern = scores("concern", samples);
            return Map.of(
                    "alarm",
                    Map.of(
                            "sure",
                            Math.max(alarm.reachedByAtMost(0.012, HARD), alarm.reachedByAtMost(0.001, IN_SESSION)),
                            "backed",
                            alarm.reachedByAtMost(0.06, HARD)),
                    "concern",
                    Map.of(
                            "ask",
                            Math.max(concern.reachedByAtMost(0.15, HARD), concern.reachedByAtMost(0.012, IN_SESSION)),
                            "backed",
                            concern.reachedByAtMost(0.25, HARD)));
        }
    };

    private static final Predicate<Example> ANY = example -> true;
    private static final Predicate<Example> STOP = example -> example.label().startsWith("stop");
    private static final Predicate<Example> POSTPONE = labelled("postpone");
    private static final Predicate<Example> HANG_UP = labelled("hangup");
    private static final Predicate<Example> SPOKEN = example -> example.aspect().equals("call");
    private static final Predicate<Example> NONE = labelled("none");
    private static final Predicate<Example> ALARM = labelled("alarm");
    private static final Predicate<Example> HARD =
            NONE.and(example -> example.aspect().equals("-"));
    private static final Predicate<Example> IN_SESSION =
            example -> example.aspect().equals("session");

    private static final LogisticRegression REGRESSION = new LogisticRegression(1);

    /** @param of which examples it makes sense for */
    record Question(String name, Predicate<Example> yes, Predicate<Example> of) {}

    abstract List<Question> questions();

    /** By question and by name. Scores each sample by weights that its family had no part in. */
    abstract Map<String, Map<String, Double>> thresholds(List<Sample> samples);

    Head train(List<Sample> samples, Map<String, Map<String, Double>> thresholds) {
        return new Head(questions().stream()
                .map(question -> REGRESSION.train(
                        question.name(),
                        samples.stream()
                                .filter(sample -> question.of().test(sample.example()))
                                .toList(),
                        question.yes(),
                        thresholds.getOrDefault(question.name(), Map.of())))
                .toList());
    }

    Scores scores(String name, List<Sample> samples) {
        var question = questions().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return Scores.crossValidated(REGRESSION, samples, question.yes());
    }

    private static Predicate<Example> labelled(String label) {
        return example -> example.label().equals(label);
    }
}
