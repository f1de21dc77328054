package dev.heartline.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.heartline.ai.head.Head;

/** What somebody must know who relies on a head. The part that a person wrote stands beside this class. */
final class ModelCard {

    private ModelCard() {}

    static String of(
            String name, LocalDate day, List<Example> examples, Head head, String figures, String onCalls, long bytes) {
        return written(name)
                .replace("{day}", day.toString())
                .replace("{data}", data(examples))
                .replace("{questions}", questions(head))
                .replace("{size}", String.valueOf(Math.ceilDiv(bytes, 1024)))
                .replace("{calls}", onCalls)
                .replace("{figures}", figures.strip());
    }

    private static String data(List<Example> examples) {
        var counts =
                new TreeMap<>(examples.stream().collect(Collectors.groupingBy(Example::label, Collectors.counting())));
        long families = examples.stream().map(Example::family).distinct().count();
        long apart = examples.stream().filter(Example::keptApart).count();
        return examples.size() + " sentences in " + families + " families\n  ("
                + counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "))
                + "); " + apart
                + " of them, whole families, are\n  kept apart: the weights that are judged below had no part in them, nor had the thresholds; the weights that are used had";
    }

    private static String questions(Head head) {
        return head.questions().stream()
                .map(question -> "| `" + question.name() + "` | "
                        + new TreeMap<>(question.thresholds())
                                .entrySet().stream()
                                        .map(threshold -> threshold.getKey() + " from " + threshold.getValue())
                                        .collect(Collectors.joining(", "))
                        + " |")
                .collect(Collectors.joining("\n"));
    }

    private static String written(String name) {
        try (var in = ModelCard.class.getResourceAsStream(name + ".card.md")) {
            if (in == null) throw new IllegalArgumentException("No " + name + ".card.md");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
