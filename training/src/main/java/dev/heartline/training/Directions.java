package dev.heartline.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.heartline.ai.embedding.Embedder;

/** Trains where a client's words lean, by the labels that the authors of AnnoMI gave them. */
final class Directions {

    static final String NAME = "direction";

    private static final int PARTS = 8;
    private static final Classes CLASSES =
            new Classes(List.of("change", "neutral", "sustain"), new Lesson(true, 64, 8, 0.5, 1));

    private Directions() {}

    /** The weights that are used have seen all sessions, those that are judged all but the one they are judged by. */
    static void train(Workshop workshop) throws IOException {
        var samples = samples(workshop.data(), workshop.embedder());
        var used = workshop.use(NAME, CLASSES.train(samples));
        workshop.card(NAME, used, Map.of("count", String.valueOf(samples.size()), "figures", figures(samples)));
    }

    static List<Sample> samples(Path data, Embedder embedder) throws IOException {
        return Sessions.turns(data).stream()
                .map(said -> Sample.answering(said.as(said.direction()), embedder))
                .toList();
    }

    static String figures(List<Sample> samples) {
        return CLASSES.confusion(CLASSES.crossValidated(
                        samples, List.of(), PARTS, sample -> sample.example().part(PARTS)))
                .summary();
    }
}
