package dev.heartline.training;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.message.LocalMessageReader;
import dev.heartline.ai.mood.MoodReader;

/** Trains what a text wants. Emergencies and consent are classes, so that they aren't taken for anything else. */
final class Intents {

    static final String NAME = "intent";

    private static final List<String> TOLD =
            List.of("request_help", "report_progress", "log_food", "ask_question", "other");
    private static final Classes CLASSES = new Classes(
            List.of(
                    "request_help",
                    "report_progress",
                    "log_food",
                    "ask_question",
                    "emergency",
                    "opt_out",
                    "opt_in",
                    "other"),
            new Lesson(true, 256, 20, 0.5, 0.5));

    private Intents() {}

    static void train(Workshop workshop) throws IOException {
        var samples = Example.read(NAME + ".tsv").stream()
                .map(example -> Sample.of(example, workshop.embedder()))
                .toList();
        var judged = CLASSES.train(Train.taught(samples));
        workshop.judge(NAME, judged);
        var used = workshop.use(NAME, CLASSES.train(samples));
        workshop.card(
                NAME,
                used,
                Map.of(
                        "data", ModelCard.data(Example.read(NAME + ".tsv")),
                        "figures", figures(judged, workshop.embedder())));
    }

    /** What the reader tells of families that its weights had no part in; without those that others judge. */
    static String figures(Head head, Embedder embedder) {
        var reader = new LocalMessageReader(head, new MoodReader());
        var confusion = new Confusion(TOLD);
        for (var example : Train.keptApart(NAME + ".tsv"))
            if (TOLD.contains(example.label()))
                confusion.add(
                        example.label(),
                        reader.read(Sample.of(example, embedder).said(), CrisisReading.NONE)
                                .intent()
                                .wireName());
        return confusion.summary();
    }
}
