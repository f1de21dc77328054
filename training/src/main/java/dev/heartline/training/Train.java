package dev.heartline.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.LocalCrisisReader;
import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.embedding.CachedEmbedder;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.HeadFile;
import dev.heartline.ai.wish.LocalWishReader;

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
        train(project, day, embedder, "wish", ordinary("wish", data), Recipe.WISH, head -> wishFigures(head, embedder));
        train(
                project,
                day,
                embedder,
                "crisis",
                ordinary("crisis", data),
                Recipe.CRISIS,
                head -> crisisFigures(head, embedder));
    }

    private static void train(
            Path project,
            LocalDate day,
            Embedder embedder,
            String name,
            List<Example> ordinary,
            Recipe recipe,
            Function<Head, String> figures)
            throws IOException {
        var examples = Example.read(name + ".tsv");
        var samples = Stream.concat(examples.stream(), ordinary.stream())
                .map(example -> Sample.of(example, embedder))
                .toList();
        var taught =
                samples.stream().filter(sample -> !sample.example().keptApart()).toList();
        var thresholds = recipe.thresholds(taught);
        var judged = recipe.train(taught, thresholds);
        write(judged, project.resolve("training/src/main/resources/dev/heartline/training/" + name + ".judged.head"));
        var weights = project.resolve("shared-ai/src/main/resources/dev/heartline/ai/head/" + name + ".head");
        write(recipe.train(samples, thresholds), weights);
        var card = ModelCard.of(name, day, examples, judged, figures.apply(judged), Files.size(weights));
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

    static String wishFigures(Head head, Embedder embedder) {
        return WishFigures.of(new LocalWishReader(embedder, head), keptApart("wish.tsv"), embedder)
                .lines();
    }

    static String crisisFigures(Head head, Embedder embedder) {
        var reader = new LocalCrisisReader(new CrisisDetector(), embedder, head);
        return CrisisFigures.of(reader, keptApart("crisis.tsv"), embedder).lines();
    }

    private static List<Example> keptApart(String name) {
        return Example.read(name).stream().filter(Example::keptApart).toList();
    }
}
