package dev.heartline.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.HeadFile;

/**
 * Where heads are made.
 *
 * @param project its folder: weights and cards are written into it
 * @param day for the cards
 * @param data the folder of what isn't part of the project: {@code annomi/dev.csv}, {@code goemotions/train.tsv}
 */
record Workshop(Path project, LocalDate day, Path data, Embedder embedder) {

    /** Weights that services use. */
    Path use(String name, Head head) throws IOException {
        return write(head, project.resolve("shared-ai/src/main/resources/dev/heartline/ai/head/" + name + ".head"));
    }

    /** Weights that had no part in what they are judged by, so that anybody can judge them again. */
    void judge(String name, Head head) throws IOException {
        write(head, project.resolve("training/src/main/resources/dev/heartline/training/" + name + ".judged.head"));
    }

    /**
     * Writes what somebody must know who relies on a head.
     *
     * @param weights of which the card tells the size
     * @param values of the names in braces in the part that a person wrote, which stands beside this class
     */
    void card(String name, Path weights, Map<String, String> values) throws IOException {
        var card = written(name)
                .replace("{day}", day.toString())
                .replace("{size}", String.valueOf(Math.ceilDiv(Files.size(weights), 1024)));
        for (var value : values.entrySet()) card = card.replace("{" + value.getKey() + "}", value.getValue());
        Files.writeString(project.resolve("docs/model-cards/" + name + ".md"), card);
        System.out.println(card);
    }

    private static Path write(Head head, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            HeadFile.write(head, out);
        }
        return file;
    }

    private static String written(String name) {
        try (var in = Workshop.class.getResourceAsStream(name + ".card.md")) {
            if (in == null) throw new IllegalArgumentException("No " + name + ".card.md");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
