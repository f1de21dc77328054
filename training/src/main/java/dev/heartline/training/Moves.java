package dev.heartline.training;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.move.LocalMoveReader;

/** Trains what a spoken turn does. */
final class Moves {

    static final String NAME = "move";

    private static final int PARTS = 5;
    private static final Classes CLASSES =
            new Classes(List.of("ends", "question", "answer", "other"), new Lesson(true, 64, 12, 0.5, 0.5));

    private Moves() {}

    static void train(Workshop workshop) throws IOException {
        var ours = samples(workshop.embedder());
        var sessions = sessions(workshop);
        var taught =
                ours.stream().filter(sample -> !sample.example().keptApart()).toList();
        var thresholds = thresholds(CLASSES.crossValidated(
                Stream.concat(taught.stream(), sessions.stream()).toList(),
                List.of(),
                PARTS,
                sample -> sample.example().part(PARTS)));
        var judged = CLASSES.train(
                        Stream.concat(taught.stream(), sessions.stream()).toList())
                .with(thresholds);
        workshop.judge(NAME, judged);
        var used = workshop.use(
                NAME,
                CLASSES.train(Stream.concat(ours.stream(), sessions.stream()).toList())
                        .with(thresholds));
        workshop.card(
                NAME,
                used,
                Map.of(
                        "data", ModelCard.data(Example.read(NAME + ".tsv")),
                        "thresholds", ModelCard.questions(judged),
                        "figures", figures(judged, workshop.embedder()),
                        "sessions",
                                CLASSES.confusion(CLASSES.crossValidated(
                                                sessions,
                                                ours,
                                                PARTS,
                                                sample -> sample.example().part(PARTS)))
                                        .summary()));
    }

    /** What the reader tells of families that its weights had no part in. */
    static String figures(Head head, Embedder embedder) {
        var reader = new LocalMoveReader(head);
        var confusion = new Confusion(CLASSES.names());
        for (var example : Example.read(NAME + ".tsv"))
            if (example.keptApart())
                confusion.add(
                        example.label(),
                        reader.read(new Utterance(
                                        example.text(), example.answered(), () -> embedder.embed(example.text())))
                                .move()
                                .wireName());
        return confusion.summary();
    }

    private static Map<String, Map<String, Double>> thresholds(List<Classes.Told> told) {
        var thresholds = new HashMap<String, Map<String, Double>>();
        thresholds.put("ends", Map.of("sure", Classes.forPrecision(0.9, "ends", told)));
        thresholds.put("question", Map.of("sure", Classes.forPrecision(0.9, "question", told)));
        thresholds.put("answer", Map.of("sure", Classes.forPrecision(0.8, "answer", told)));
        return thresholds;
    }

    private static List<Sample> samples(Embedder embedder) {
        return Example.read(NAME + ".tsv").stream()
                .map(example -> Sample.answering(example, embedder))
                .toList();
    }

    private static List<Sample> sessions(Workshop workshop) throws IOException {
        return Sessions.labelled(workshop.data()).stream()
                .map(labelled -> labelled.said().as(labelled.label().move()))
                .map(example -> Sample.answering(example, workshop.embedder()))
                .toList();
    }
}
