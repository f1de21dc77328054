package dev.heartline.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.crisis.CrisisReading.Level;
import dev.heartline.ai.crisis.LocalCrisisReader;
import dev.heartline.ai.crisis.SecondOpinion;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Head;
import dev.heartline.training.Recipe.Question;

/**
 * Trains the second opinion on what the head of danger is only worried about: on the sentences of that head, and on more of a few
 * words, everyday ones above all, which count threefold. Its thresholds are chosen beside the other head, on families that the scored
 * weights of neither had a part in; so figures on these families are no test of it.
 *
 * <p>It stands beside the head of danger as it was when this module was built: after that one is trained anew, build, and train this.
 */
final class Asking {

    static final String NAME = "asking";

    static final List<Question> QUESTIONS =
            List.of(new Question("worth_asking", example -> !isNone(example), example -> true));

    /** Share of the worries that hang on it, of danger or reason to ask, that may stay unasked. */
    private static final double LOST = 0.05;

    /** Texts that want something ordinary; those of emergencies and of consent are others' business. */
    private static final List<String> WANTS =
            List.of("request_help", "report_progress", "log_food", "ask_question", "other");

    /** Nobody has labelled these texts for danger: what could be despair in them is left out. */
    private static final Pattern DESPAIR = Pattern.compile(
            "(?i)\\b(?:alone|give up|any ?more|can'?t (?:do|go|take|keep)|hopeless|dread|numb|worthless|point|ganas|hate my|"
                    + "die|dying|dead|kill\\w*|hurt|bleed\\w*|overdos\\w*|breath\\w*|starve|alive)\\b");

    private static final List<String> FIGURES =
            List.of("danger or worry: heard (ALARM or ASK)", "danger: ALARM", "neither: ASK all the same");

    private static final CrisisDetector RULES = new CrisisDetector();

    private Asking() {}

    static void train(Workshop workshop) throws IOException {
        var samples = samples(workshop);
        var taught = Train.taught(samples);
        var heads = Stream.of(taught, samples)
                .parallel()
                .map(taughtOn -> Network.train(QUESTIONS, Lesson.EACH, taughtOn))
                .toList();
        write(workshop, heads.getFirst(), heads.getLast());
    }

    static void write(Workshop workshop, Head trained, Head used) throws IOException {
        var embedder = workshop.embedder();
        var thresholds = Map.of("worth_asking", thresholds(trained, embedder));
        var judged = trained.with(thresholds);
        workshop.judge(NAME, judged);
        var weights = workshop.use(NAME, used.with(thresholds));
        workshop.card(
                NAME,
                weights,
                Map.of(
                        "data", ModelCard.counts(Example.read(NAME + ".tsv")),
                        "questions", ModelCard.questions(judged),
                        "figures", figures(judged, embedder).strip()));
    }

    /** What it is judged by: the sentences of danger, and those of a few words. */
    static List<Example> own() {
        return Stream.of("crisis.tsv", NAME + ".tsv")
                .flatMap(file -> Example.read(file).stream())
                .toList();
    }

    static List<Sample> samples(Workshop workshop) throws IOException {
        var everyday = Stream.concat(Example.read("ordinary.tsv").stream(), Example.read(NAME + ".tsv").stream())
                .filter(Asking::isNone)
                .map(Example::ordinary)
                .toList();
        return Stream.of(own(), Train.ordinary("crisis", workshop.data()), requests(), everyday, everyday)
                .flatMap(List::stream)
                .map(example -> Sample.of(example, workshop.embedder()))
                .toList();
    }

    private static List<Example> requests() {
        return Example.read(Intents.NAME + ".tsv").stream()
                .filter(example -> WANTS.contains(example.label()))
                .filter(example -> !DESPAIR.matcher(example.text()).find())
                .map(Example::ordinary)
                .toList();
    }

    /** The highest that cost no more than may be lost, by weights that had no part in the families that they are chosen by. */
    private static Map<String, Double> thresholds(Head judged, Embedder embedder) {
        var ofFew = new ArrayList<Double>();
        var ofMany = new ArrayList<Double>();
        var reader = new LocalCrisisReader(RULES, embedder, danger(), heard -> {
            (SecondOpinion.hasFewWords(heard) ? ofFew : ofMany).add(SecondOpinion.sure(heard, judged));
            return true;
        });
        for (var example : keptApart())
            if (!isNone(example)) reader.read(Sample.of(example, embedder).said(), Medium.TEXT);
        return Map.of("agrees_to_few_words", threshold(ofFew), "agrees", threshold(ofMany));
    }

    private static double threshold(List<Double> sure) {
        sure.sort(Comparator.naturalOrder());
        return Math.floor(sure.get((int) (LOST * sure.size())) * 1000) / 1000;
    }

    private static List<Example> keptApart() {
        return own().stream().filter(Example::keptApart).toList();
    }

    /** Lines of a table: what the reader does on families kept apart, with the second opinion and without. */
    static String figures(Head head, Embedder embedder) {
        var with = judged(SecondOpinion.of(head), embedder);
        var without = judged(SecondOpinion.NONE, embedder);
        var lines = new StringBuilder();
        for (int i = 0; i < with.size(); i++)
            lines.append("| %s | %s | %s |%n".formatted(FIGURES.get(i), with.get(i), without.get(i)));
        return lines.toString();
    }

    private static List<Share> judged(SecondOpinion second, Embedder embedder) {
        var examples = keptApart();
        var reader = new LocalCrisisReader(RULES, embedder, danger(), second);
        var none = examples.stream().filter(Asking::isNone).toList();
        var some = examples.stream().filter(example -> !isNone(example)).toList();
        var alarms =
                some.stream().filter(example -> example.label().equals("alarm")).toList();
        return List.of(
                read(some, reader, embedder, level -> level != Level.NONE),
                read(alarms, reader, embedder, level -> level == Level.ALARM),
                read(none, reader, embedder, level -> level == Level.ASK));
    }

    private static Share read(List<Example> examples, CrisisReader reader, Embedder embedder, Predicate<Level> counts) {
        return Share.of(
                examples,
                example -> counts.test(reader.read(Sample.of(example, embedder).said(), Medium.TEXT)
                        .level()));
    }

    private static Head danger() {
        return Head.load("/dev/heartline/training/crisis.judged.head");
    }

    private static boolean isNone(Example example) {
        return example.label().equals("none");
    }
}
