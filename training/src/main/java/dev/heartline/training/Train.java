package dev.heartline.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.embedding.CachedEmbedder;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.HeadFile;

/**
 * Trains all heads and writes their weights and model cards into the project. Each is trained twice: without the families that are
 * kept apart, for the figures, and then with them, for use. Takes the project's folder, today's date, and the
 * folder of {@link OrdinaryTalk}.
 */
public final class Train {

    private static final int ALL_SENTENCES = 50_000;

    private static final Map<String, List<String>> OTHERS =
            Map.of("wish", List.of("crisis.tsv", "ordinary.tsv"), "crisis", List.of("wish.tsv", "ordinary.tsv"));

    private Train() {}

    public static void main(String[] arguments) throws IOException {
        var embedder = new CachedEmbedder(new BgeSmallEmbedder(1), ALL_SENTENCES);
        all(Path.of(arguments[0]), LocalDate.parse(arguments[1]), Path.of(arguments[2]), embedder);
    }

    static void all(Path project, LocalDate day, Path data, Embedder embedder) throws IOException {
        train(project, day, data, embedder, "wish", Recipe.WISH);
        train(project, day, data, embedder, "crisis", Recipe.CRISIS);
    }

    private static void train(Path project, LocalDate day, Path data, Embedder embedder, String name, Recipe recipe)
            throws IOException {
        var samples = Stream.concat(Example.read(name + ".tsv").stream(), ordinary(name, data).stream())
                .map(example -> Sample.of(example, embedder))
                .toList();
        var taught = taught(samples);
        var heads = Stream.of(taught, samples)
                .parallel()
                .map(taughtOn -> Network.train(recipe.questions(), Lesson.EACH, taughtOn))
                .toList();
        write(
                project,
                day,
                embedder,
                name,
                recipe,
                samples,
                Folds.train(recipe, taught),
                heads.getFirst(),
                heads.getLast());
    }

    static List<Sample> taught(List<Sample> samples) {
        return samples.stream().filter(sample -> !sample.example().keptApart()).toList();
    }

    /**
     * @param folds trained on parts of what {@code judged} was trained on
     * @param used trained on all
     */
    static void write(
            Path project,
            LocalDate day,
            Embedder embedder,
            String name,
            Recipe recipe,
            List<Sample> samples,
            Folds folds,
            Head judged,
            Head used)
            throws IOException {
        var thresholds = recipe.thresholds(Scores.of(recipe, folds, taught(samples), embedder));
        write(
                judged.with(thresholds),
                project.resolve("training/src/main/resources/dev/heartline/training/" + name + ".judged.head"));
        var weights = project.resolve("shared-ai/src/main/resources/dev/heartline/ai/head/" + name + ".head");
        write(used.with(thresholds), weights);
        var card = ModelCard.of(
                name,
                day,
                Example.read(name + ".tsv"),
                judged.with(thresholds),
                recipe.figures(judged.with(thresholds), embedder),
                recipe.onCalls(folds.with(thresholds), samples, embedder),
                Files.size(weights));
        Files.writeString(project.resolve("docs/model-cards/" + name + ".md"), card);
        System.out.println(card);
    }

    private static void write(Head head, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            HeadFile.write(head, out);
        }
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
