package dev.heartline.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.Meanings;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.memory.LocalMemoryExtractor;
import dev.heartline.ai.mood.MoodReader;
import dev.heartline.ai.statement.Statement;
import dev.heartline.ai.statement.Statements;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.Speaker;

/** Trains what is worth remembering. */
final class Memories {

    static final String NAME = "memory";

    private static final String NONE = "none";
    private static final int PARTS = 6;

    /** What is said on calls is nearer to what is said on calls. */
    private static final int TURNS_COUNT = 2;

    /** Of the turns from which sentences are kept, by sentences they weren't trained on. */
    private static final double PRECISION = 0.86;

    /** Of the turns with something to remember: so many may be passed over at a glance. */
    private static final double OVERLOOKED = 0.04;

    /** A sentence is what was labelled if it shares that much of the shorter one's words with it. */
    private static final double SAME = 0.6;

    private static final Classes CLASSES = new Classes(
            List.of(NONE, "victory", "struggle", "insight", "preference", "relationship", "context"),
            new Lesson(true, 128, 10, 0.4, 1));

    private Memories() {}

    static void train(Workshop workshop) throws IOException {
        var embedder = workshop.embedder();
        var ours = ours(embedder);
        var taught = Train.taught(ours);
        var turns = Sessions.labelled(workshop.data());
        var untold = folds(ours, turns, embedder);
        var thresholds = new Thresholds(turns, untold, embedder).found();
        var judged = CLASSES.train(together(taught, turns, embedder)).with(thresholds);
        workshop.judge(NAME, judged);
        var used = workshop.use(
                NAME, CLASSES.train(together(ours, turns, embedder)).with(thresholds));
        var folds = untold.stream().map(head -> head.with(thresholds)).toList();
        workshop.card(
                NAME,
                used,
                Map.of(
                        "data", ModelCard.data(Example.read(NAME + ".tsv")),
                        "turns", String.valueOf(turns.size()),
                        "thresholds", ModelCard.questions(judged),
                        "figures", figures(judged, embedder),
                        "sessions", onSessions(workshop, turns, folds)));
    }

    /** By what is likeliest, on families that the weights had no part in. */
    static String figures(Head head, Embedder embedder) {
        var samples = Train.keptApart(NAME + ".tsv").stream()
                .map(example -> Sample.of(example, embedder))
                .toList();
        return CLASSES.confusion(Classes.told(head, samples)).summary();
    }

    /** Questions to the coach, farewells and what somebody had for lunch aren't worth remembering. */
    private static List<Sample> ours(Embedder embedder) {
        var talk = Stream.of(
                        labelled(Moves.NAME, "question", "ends"), labelled(Intents.NAME, "ask_question", "log_food"))
                .flatMap(List::stream)
                .map(example -> new Example(NONE, "ordinary", example.family(), example.text()));
        return Stream.concat(Example.read(NAME + ".tsv").stream(), talk)
                .map(example -> Sample.of(example, embedder))
                .toList();
    }

    private static List<Example> labelled(String name, String... labels) {
        return Example.read(name + ".tsv").stream()
                .filter(example -> List.of(labels).contains(example.label()))
                .toList();
    }

    /** Each without one part of the sessions. */
    private static List<Head> folds(List<Sample> ours, List<Sessions.Labelled> turns, Embedder embedder) {
        return IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(part -> CLASSES.train(together(
                        ours,
                        turns.stream().filter(turn -> part(turn.said()) != part).toList(),
                        embedder)))
                .toList();
    }

    private static int part(Sessions.Said said) {
        return said.as(NONE).part(PARTS);
    }

    private static List<Sample> together(List<Sample> ours, List<Sessions.Labelled> turns, Embedder embedder) {
        var spoken = turns.stream()
                .flatMap(turn -> examples(turn).stream())
                .map(example -> Sample.of(example, embedder))
                .toList();
        return Stream.concat(
                        ours.stream(),
                        Collections.nCopies(TURNS_COUNT, spoken).stream().flatMap(List::stream))
                .toList();
    }

    /** The turn, what was labelled in it, and its sentences: those beside what was labelled are worth nothing. */
    private static List<Example> examples(Sessions.Labelled turn) {
        var label = turn.label();
        var said = turn.said();
        var examples = new ArrayList<Example>();
        examples.add(said.as(label.memory()));
        var span = said.text().substring(label.from(), label.to());
        if (!span.isBlank())
            examples.add(new Example(label.memory(), "-", said.as(NONE).family(), span));
        for (var sentence : sentences(said))
            if (words(sentence).size() > 1)
                examples.add(new Example(
                        shared(sentence, span) >= SAME ? label.memory() : NONE,
                        "-",
                        said.as(NONE).family(),
                        sentence));
        return examples;
    }

    private static List<String> sentences(Sessions.Said said) {
        return Statements.ofUser(new Conversation(List.of(new Turn(0, Speaker.USER, said.text(), null)))).stream()
                .map(Statement::text)
                .toList();
    }

    private static double shared(String sentence, String span) {
        var in = words(sentence);
        var labelled = words(span);
        if (labelled.isEmpty()) return 0;
        int shorter = Math.min(in.size(), labelled.size());
        in.retainAll(labelled);
        return (double) in.size() / shorter;
    }

    private static Set<String> words(String text) {
        return Words.of(text).stream()
                .filter(word -> Character.isLetterOrDigit(word.charAt(0)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** From where on sentences are kept and turns looked at, by heads that had no part in the session. */
    private record Thresholds(List<Sessions.Labelled> turns, List<Head> folds, Embedder embedder) {

        private record Scored(boolean worth, double whole, double best) {}

        Map<String, Map<String, Double>> found() {
            var scored = turns.stream().map(this::score).toList();
            return Map.of(NONE, Map.of("kept", kept(scored), "looked", looked(scored)));
        }

        private Scored score(Sessions.Labelled turn) {
            var head = folds.get(part(turn.said()));
            return new Scored(
                    !turn.label().memory().equals(NONE),
                    worth(head, turn.said().text()),
                    sentences(turn.said()).stream()
                            .mapToDouble(sentence -> worth(head, sentence))
                            .max()
                            .orElse(0));
        }

        private double worth(Head head, String text) {
            var sample = Sample.of(new Example(NONE, "-", "-", text), embedder);
            return 1 - head.choose(sample.vector(), sample.wording()).share(NONE);
        }

        private static double kept(List<Scored> scored) {
            var best = scored.stream()
                    .sorted((a, b) -> Double.compare(b.best(), a.best()))
                    .toList();
            double threshold = 1;
            int right = 0;
            for (int i = 0; i < best.size(); i++) {
                if (best.get(i).worth()) right++;
                if (right >= PRECISION * (i + 1)) threshold = best.get(i).best();
            }
            return Math.floor(threshold * 1000) / 1000;
        }

        private static double looked(List<Scored> scored) {
            var worth = scored.stream()
                    .filter(Scored::worth)
                    .mapToDouble(Scored::whole)
                    .sorted()
                    .toArray();
            return Math.floor(worth[(int) (OVERLOOKED * worth.length)] * 1000) / 1000;
        }
    }

    /** What the extractor keeps of whole sessions, each by weights that it had no part in. */
    private static String onSessions(Workshop workshop, List<Sessions.Labelled> labelled, List<Head> folds)
            throws IOException {
        var meanings = new Meanings(workshop.embedder()::embed);
        var worth = new HashSet<String>();
        var types = new HashMap<String, String>();
        for (var turn : labelled)
            if (!turn.label().memory().equals(NONE)) {
                worth.add(turn.said().session() + "/" + turn.said().turn());
                types.put(
                        turn.said().session() + "/" + turn.said().turn(),
                        turn.label().memory());
            }
        var kept = new ArrayList<Boolean>();
        var typed = new ArrayList<Boolean>();
        var found = new HashSet<String>();
        var sessions = Sessions.turns(workshop.data()).stream().collect(Collectors.groupingBy(Sessions.Said::session));
        for (var session : new TreeMap<>(sessions).entrySet()) {
            var extractor = new LocalMemoryExtractor(
                    folds.get(part(session.getValue().getFirst())),
                    meanings,
                    new MoodReader(),
                    new TopicLexicon(),
                    new CrisisDetector());
            for (var memory :
                    extractor.extract(Sessions.conversation(session.getValue())).memories()) {
                var sources = memory.sourceTurns().stream()
                        .map(turn -> session.getKey() + "/" + turn)
                        .toList();
                kept.add(sources.stream().anyMatch(worth::contains));
                sources.stream()
                        .filter(types::containsKey)
                        .findFirst()
                        .ifPresent(source ->
                                typed.add(types.get(source).equals(memory.type().wireName())));
                found.addAll(sources);
            }
        }
        return """
                | kept, and somebody would miss it | %s |
                | turns with something to remember, of which something was kept | %s |
                | of the right type, where right | %s |""".formatted(
                        Share.of(kept, right -> right),
                        Share.of(List.copyOf(worth), found::contains),
                        Share.of(typed, right -> right));
    }
}
