package dev.heartline.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.embedding.CachedEmbedder;
import dev.heartline.ai.head.Head;

/**
 * Trains all heads and writes their weights and model cards into the project. Each is trained twice: without the families that are
 * kept apart, for the figures, and then with them, for use. Takes the project's folder, today's date, the folder
 * of {@link OrdinaryTalk}, and the names of heads, all of them where none is named.
 */
public final class Train {

    private static final int ALL_SENTENCES = 50_000;

    private static final List<String> HEADS =
            List.of("wish", "crisis", "emotion", "sentiment", Intents.NAME, Moves.NAME, Directions.NAME, Memories.NAME);

    private static final Map<String, List<String>> OTHERS =
            Map.of("wish", List.of("crisis.tsv", "ordinary.tsv"), "crisis", List.of("wish.tsv", "ordinary.tsv"));

    private Train() {}

    public static void main(String[] arguments) throws IOException {
        var embedder = new CachedEmbedder(new BgeSmallEmbedder(1), ALL_SENTENCES);
        var workshop =
                new Workshop(Path.of(arguments[0]), LocalDate.parse(arguments[1]), Path.of(arguments[2]), embedder);
        var names = List.of(arguments).subList(3, arguments.length);
        for (var name : names.isEmpty() ? HEADS : names) train(workshop, name);
    }

    static void train(Workshop workshop, String name) throws IOException {
        switch (name) {
            case "wish" -> train(workshop, name, Recipe.WISH);
            case "crisis" -> train(workshop, name, Recipe.CRISIS);
            case Intents.NAME -> Intents.train(workshop);
            case Moves.NAME -> Moves.train(workshop);
            case Directions.NAME -> Directions.train(workshop);
            case Memories.NAME -> Memories.train(workshop);
            case "emotion" -> Comments.EMOTION.train(workshop);
            case "sentiment" -> Comments.SENTIMENT.train(workshop);
            default -> throw new IllegalArgumentException("No head " + name + " but " + HEADS);
        }
    }

    private static void train(Workshop workshop, String name, Recipe recipe) throws IOException {
        var samples = Stream.concat(Example.read(name + ".tsv").stream(), ordinary(name, workshop.data()).stream())
                .map(example -> Sample.of(example, workshop.embedder()))
                .toList();
        var taught = taught(samples);
        var heads = Stream.of(taught, samples)
                .parallel()
                .map(taughtOn -> Network.train(recipe.questions(), Lesson.EACH, taughtOn))
                .toList();
        write(workshop, name, recipe, samples, Folds.train(recipe, taught), heads.getFirst(), heads.getLast());
    }

    static List<Sample> taught(List<Sample> samples) {
        return samples.stream().filter(sample -> !sample.example().keptApart()).toList();
    }

    /**
     * @param folds trained on parts of what {@code judged} was trained on
     * @param used trained on all
     */
    private static void write(
            Workshop workshop, String name, Recipe recipe, List<Sample> samples, Folds folds, Head judged, Head used)
            throws IOException {
        var embedder = workshop.embedder();
        var thresholds = recipe.thresholds(Scores.of(recipe, folds, taught(samples), embedder));
        workshop.judge(name, judged.with(thresholds));
        var weights = workshop.use(name, used.with(thresholds));
        workshop.card(
                name,
                weights,
                Map.of(
                        "data", ModelCard.data(Example.read(name + ".tsv")),
                        "questions", ModelCard.questions(judged.with(thresholds)),
                        "calls", recipe.onCalls(folds.with(thresholds), samples, embedder),
                        "figures",
                                recipe.figures(judged.with(thresholds), embedder)
                                        .strip()));
    }

    /** Talk that is none of a head's business: what others listen for, everyday answers, talk of strangers. */
    static List<Example> ordinary(String name, Path data) throws IOException {
        var ours = OTHERS.get(name).stream()
                .flatMap(file -> Example.read(file).stream())
                .map(Example::ordinary);
        return Stream.concat(ours, OrdinaryTalk.in(data).stream()).toList();
    }

    static List<Example> keptApart(String name) {
        return Example.read(name).stream().filter(Example::keptApart).toList();
    }
}
