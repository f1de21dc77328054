package dev.heartline.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import dev.heartline.ai.crisis.LocalCrisisReader;
import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.embedding.CachedEmbedder;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.wish.LocalWishReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/** Whoever changes a word class, a rule or a weight without training anew finds out here. */
class CommittedFiguresTest {

    /** A quantised model rounds a little differently on each kind of processor. */
    private static final double OTHER_PROCESSORS = 0.015;

    private static final Embedder EMBEDDER = new CachedEmbedder(new BgeSmallEmbedder(1), 10_000);

    @Test
    void theCardOfWishesTellsWhatTheWeightsDo() throws IOException {
        assertSame(Recipe.WISH.figures(judged("wish"), EMBEDDER), card("wish"));
    }

    @Test
    void theCardOfDangerTellsWhatTheWeightsDo() throws IOException {
        assertSame(Recipe.CRISIS.figures(judged("crisis"), EMBEDDER), card("crisis"));
    }

    @Test
    void whatIsUsedHasTheThresholdsOfWhatWasJudged() {
        assertThat(Head.load(LocalWishReader.HEAD).questions())
                .extracting(Head.Question::name, Head.Question::thresholds)
                .isEqualTo(told(judged("wish")));
        assertThat(Head.load(LocalCrisisReader.HEAD).questions())
                .extracting(Head.Question::name, Head.Question::thresholds)
                .isEqualTo(told(judged("crisis")));
    }

    private static void assertSame(String figures, String card) {
        assertThat(figures.lines()).hasSize(5).allSatisfy(figure -> {
            var written = card.lines()
                    .filter(line -> name(line).equals(name(figure)))
                    .findFirst()
                    .orElseThrow();
            assertThat(value(figure)).as(name(figure)).isCloseTo(value(written), within(OTHER_PROCESSORS));
        });
    }

    private static String name(String line) {
        return line.startsWith("| ") ? line.split("\\|")[1].strip() : "";
    }

    private static double value(String line) {
        return Double.parseDouble(line.split("\\|")[2].strip().split(" ")[0]);
    }

    private static List<Tuple> told(Head head) {
        return head.questions().stream()
                .map(question -> tuple(question.name(), question.thresholds()))
                .toList();
    }

    /** The weights that had no part in the families kept apart. */
    private static Head judged(String name) {
        return Head.load("/dev/heartline/training/" + name + ".judged.head");
    }

    private static String card(String name) throws IOException {
        return Files.readString(Path.of("../docs/model-cards/" + name + ".md"));
    }
}
