package dev.heartline.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Head;

/**
 * Trains how somebody sounds and what they feel, on comments that strangers labelled: GoEmotions (Demszky et al., ACL 2020; CC BY
 * 4.0), which isn't part of the project. Its 28 labels are grouped into our words; a comment with labels of two groups is left out
 * of both training and figures.
 */
public enum Comments {
    EMOTION(
            "emotion",
            "none",
            new Lesson(true, 256, 3, 0.3, 0.6),
            1_500,
            Map.of(
                    "happy", "joy amusement love gratitude pride excitement",
                    "motivated", "optimism desire",
                    "calm", "relief",
                    "anxious", "fear nervousness",
                    "frustrated", "anger annoyance disapproval disgust",
                    "discouraged", "disappointment embarrassment remorse",
                    "sad", "sadness grief")),

    /** What is neither, and what may be either: surprise, curiosity, confusion, realization. */
    SENTIMENT(
            "sentiment",
            "neutral",
            new Lesson(true, 256, 5, 0.3, 0.3),
            0,
            Map.of(
                    "positive",
                    "admiration amusement approval caring desire excitement gratitude joy love optimism pride relief",
                    "negative",
                    "anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse sadness"));

    private static final List<String> LABELS =
            List.of(("admiration amusement anger annoyance approval caring confusion "
                            + "curiosity desire disappointment disapproval disgust embarrassment excitement fear gratitude grief joy love "
                            + "nervousness optimism pride realization relief remorse sadness surprise neutral")
                    .split(" "));

    private static final int MOST_TIMES = 6;

    /** There are few, and nothing else is as near to what is said on calls. */
    private static final int OURS_COUNT = 3;

    private final String head;
    private final String rest;
    private final Map<String, String> groups;
    private final Classes classes;
    private final int fewest;

    /**
     * @param rest the group of all labels that are in none
     * @param fewest of a group; if it has fewer comments, each is shown up to six times
     */
    Comments(String head, String rest, Lesson lesson, int fewest, Map<String, String> groups) {
        this.head = head;
        this.rest = rest;
        this.groups = groups;
        this.fewest = fewest;
        this.classes = new Classes(
                Stream.concat(groups.keySet().stream().sorted(), Stream.of(rest))
                        .toList(),
                lesson);
    }

    /** The weights that are used are those that are judged: the comments that judge are never trained on. */
    void train(Workshop workshop) throws IOException {
        var comments = workshop.data().resolve("goemotions");
        var samples = examples(comments.resolve("train.tsv")).stream()
                .map(example -> Sample.of(example, workshop.embedder()))
                .toList();
        var trained = classes.train(Stream.concat(evened(samples).stream(), ours(workshop.embedder()))
                .toList());
        var weights = workshop.use(head, trained);
        workshop.card(
                head,
                weights,
                Map.of(
                        "count", String.valueOf(samples.size()),
                        "figures", figures(trained, workshop.data(), workshop.embedder())));
    }

    /** On comments that weren't trained on, and by which nothing was chosen. */
    String figures(Head trained, Path data, Embedder embedder) throws IOException {
        var samples = examples(data.resolve("goemotions/dev.tsv")).stream()
                .map(example -> Sample.of(example, embedder))
                .toList();
        return classes.confusion(Classes.told(trained, samples)).summary();
    }

    /** On calls a win sounds good and a struggle bad without a word for it, which strangers' comments don't teach. */
    private Stream<Sample> ours(Embedder embedder) {
        if (this != SENTIMENT) return Stream.empty();
        var ours = Stream.of(
                        labelled(Memories.NAME, "victory", "positive"),
                        labelled(Memories.NAME, "struggle", "negative"),
                        labelled(Intents.NAME, "log_food", rest),
                        labelled(Intents.NAME, "ask_question", rest))
                .flatMap(List::stream)
                .map(example -> Sample.of(example, embedder))
                .toList();
        return Collections.nCopies(OURS_COUNT, ours).stream().flatMap(List::stream);
    }

    private static List<Example> labelled(String name, String label, String group) {
        return Example.read(name + ".tsv").stream()
                .filter(example -> example.label().equals(label))
                .map(example -> new Example(group, "-", example.family(), example.text()))
                .toList();
    }

    private List<Sample> evened(List<Sample> samples) {
        var counts = samples.stream()
                .collect(Collectors.groupingBy(sample -> sample.example().label(), Collectors.counting()));
        return samples.stream()
                .flatMap(sample -> {
                    double times = (double) fewest / counts.get(sample.example().label());
                    return Collections.nCopies(Math.clamp(Math.round(times), 1, MOST_TIMES), sample).stream();
                })
                .toList();
    }

    /** Texts by the group that they are of. */
    public Map<String, List<String>> texts(Path file) throws IOException {
        return examples(file).stream()
                .collect(Collectors.groupingBy(Example::label, Collectors.mapping(Example::text, Collectors.toList())));
    }

    public List<String> groups() {
        return classes.names();
    }

    private List<Example> examples(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t"))
                .flatMap(cells -> group(cells[1]).map(group -> new Example(group, "-", cells[2], cells[0])).stream())
                .toList();
    }

    /** Empty where the labels disagree. */
    private Optional<String> group(String labels) {
        var found = Arrays.stream(labels.split(","))
                .map(number -> groupOf(LABELS.get(Integer.parseInt(number))))
                .collect(Collectors.toCollection(TreeSet::new));
        if (found.size() > 1) found.removeAll(Set.of(rest));
        return found.size() == 1 ? Optional.of(found.first()) : Optional.empty();
    }

    private String groupOf(String label) {
        return groups.entrySet().stream()
                .filter(group -> List.of(group.getValue().split(" ")).contains(label))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(rest);
    }
}
