package dev.heartline.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisReading.Level;
import dev.heartline.ai.crisis.LocalCrisisReader;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.wish.LocalWishReader;
import dev.heartline.ai.wish.Wish;

/** What each head is asked, and how its thresholds are found: always on families that the scored weights weren't trained on. */
enum Recipe {
    WISH {
        @Override
        List<Question> questions() {
            return List.of(
                    new Question("stop", STOP, ANY),
                    new Question("postpone", POSTPONE, ANY),
                    new Question("hang_up", HANG_UP, ANY),
                    new Question("only_calls", labelled("stop_calls"), STOP),
                    new Question("only_texts", labelled("stop_texts"), STOP));
        }

        @Override
        Map<String, Map<String, Double>> thresholds(Scores scores) {
            var stop = scores.of("stop");
            return Map.of(
                    "stop",
                    Map.of(
                            "sure",
                            stop.forPrecision(0.965, POSTPONE.negate()),
                            "ask",
                            Math.max(
                                    stop.reachedByAtMost(0.06, NONE.and(IN_SESSION.negate())),
                                    stop.reachedByAtMost(0.003, IN_SESSION))),
                    "postpone",
                    Map.of("sure", scores.of("postpone").forPrecision(0.85, ANY)),
                    "hang_up",
                    Map.of("sure", scores.of("hang_up").forPrecision(0.9, SPOKEN)),
                    "only_calls",
                    SCOPE,
                    "only_texts",
                    SCOPE);
        }

        @Override
        String figures(Head head, Embedder embedder) {
            return WishFigures.of(new LocalWishReader(embedder, head), Train.keptApart("wish.tsv"), embedder)
                    .lines();
        }

        @Override
        String onCalls(Folds folds, List<Sample> samples, Embedder embedder) {
            var wishes = turns(samples)
                    .map(turn -> new LocalWishReader(embedder, folds.unbiasedBy(turn.example()))
                            .read(turn.said(), Medium.SPEECH)
                            .kind())
                    .toList();
            return Arrays.stream(Wish.Kind.values())
                    .filter(kind -> kind == Wish.Kind.STOP || kind == Wish.Kind.POSTPONE || kind == Wish.Kind.HANG_UP)
                    .map(kind -> "| " + kind + " | " + Share.of(wishes, kind::equals) + " |")
                    .collect(Collectors.joining("\n"));
        }
    },

    CRISIS {
        @Override
        List<Question> questions() {
            var kinds = Stream.of("medical", "self_harm", "child_in_danger", "harm_to_others", "threatened")
                    .map(kind -> new Question(kind, example -> example.aspect().equals(kind), ALARM));
            return Stream.concat(
                            Stream.of(new Question("concern", NONE.negate(), ANY), new Question("alarm", ALARM, ANY)),
                            kinds)
                    .toList();
        }

        @Override
        Map<String, Map<String, Double>> thresholds(Scores scores) {
            var alarm = scores.of("alarm");
            var concern = scores.of("concern");
            // Authors whom no family is of raise three times as many false alarms as families kept apart.
            double sure = alarm.reachedByAtMost(0.02, HARD);
            double ask = concern.cheapest(UNHEARD, HARD);
            return Map.of(
                    "alarm",
                    Map.of(
                            "sure",
                            sure,
                            "sure_spoken",
                            Math.max(sure, alarm.reachedByAtMost(0.001, IN_SESSION)),
                            "backed",
                            Math.round(1000 * BACKED * sure) / 1000.0),
                    "concern",
                    Map.of(
                            "ask",
                            ask,
                            "ask_few_words",
                            Math.round(1000 * FEW_WORDS * ask) / 1000.0,
                            "ask_spoken",
                            Math.max(ask, concern.inContext().reachedByAtMost(0.005, IN_SESSION)),
                            "backed",
                            concern.reachedByAtMost(0.3, HARD)));
        }

        @Override
        String figures(Head head, Embedder embedder) {
            return CrisisFigures.of(
                            new LocalCrisisReader(new CrisisDetector(), embedder, head),
                            Train.keptApart("crisis.tsv"),
                            embedder)
                    .lines();
        }

        @Override
        String onCalls(Folds folds, List<Sample> samples, Embedder embedder) {
            var rules = new CrisisDetector();
            var levels = turns(samples)
                    .map(turn -> new LocalCrisisReader(rules, embedder, folds.unbiasedBy(turn.example()))
                            .read(turn.said(), Medium.SPEECH)
                            .level())
                    .toList();
            return Stream.of(Level.ALARM, Level.ASK)
                    .map(level -> "| " + level + " | " + Share.of(levels, level::equals) + " |")
                    .collect(Collectors.joining("\n"));
        }
    };

    /**
     * Percent of needless questions to sentences that are hard on purpose that one percent of danger unheard is worth. Such sentences
     * are few among what people write, and danger rarer still; but unheard it may cost a life, and a needless question in a text a
     * moment. On calls, where it costs the thread, the turns of sessions set the bar.
     */
    private static final double UNHEARD = 1.5;

    /** How much higher the bar for a question lies where a text is short: everything short worries the head a little. */
    private static final double FEW_WORDS = 2;

    /** Which part of being sure is enough beside plain words of danger: they are believed unless the head speaks against them. */
    private static final double BACKED = 0.4;

    /**
     * How sure the head must be that a wish is about one channel alone, without a word of it, and with one. Chosen on the families kept
     * apart: whoever wants to hear nothing and is texted on is wronged; who wanted texts only and gets none can ask for them.
     */
    private static final Map<String, Double> SCOPE = Map.of("sure", 0.7, "backed", 0.3);

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

    /** @param of which examples it makes sense for */
    record Question(String name, Predicate<Example> yes, Predicate<Example> of) {}

    /** The first tells which of a text's pieces are worth a look. */
    abstract List<Question> questions();

    /** Lines of a table: what a reader does with this head on the families that are kept apart. */
    abstract String figures(Head head, Embedder embedder);

    /** The same on the turns of counselling sessions, each by a head that had no part in it. */
    abstract String onCalls(Folds folds, List<Sample> samples, Embedder embedder);

    /** By question and by name. */
    abstract Map<String, Map<String, Double>> thresholds(Scores scores);

    private static Stream<Sample> turns(List<Sample> samples) {
        return samples.stream().filter(sample -> IN_SESSION.test(sample.example()));
    }

    private static Predicate<Example> labelled(String label) {
        return example -> example.label().equals(label);
    }
}
