package dev.heartline.training;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.heartline.ai.head.Head;

/** Parts of what somebody must know who relies on a head. */
final class ModelCard {

    private ModelCard() {}

    /** What a head was made of, where families kept apart had no part in thresholds either. */
    static String data(List<Example> examples) {
        long apart = examples.stream().filter(Example::keptApart).count();
        return counts(examples) + "; " + apart
                + " of them, whole families, are\n  kept apart: the weights that are judged below had no part in them, nor had the thresholds; the weights that are used had";
    }

    static String counts(List<Example> examples) {
        var counts =
                new TreeMap<>(examples.stream().collect(Collectors.groupingBy(Example::label, Collectors.counting())));
        long families = examples.stream().map(Example::family).distinct().count();
        return examples.size() + " sentences in " + families + " families\n  ("
                + counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    static String questions(Head head) {
        return head.questions().stream()
                .map(question -> "| `" + question.name() + "` | "
                        + new TreeMap<>(question.thresholds())
                                .entrySet().stream()
                                        .map(threshold -> threshold.getKey() + " from " + threshold.getValue())
                                        .collect(Collectors.joining(", "))
                        + " |")
                .collect(Collectors.joining("\n"));
    }
}
