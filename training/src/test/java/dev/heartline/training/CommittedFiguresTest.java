package dev.heartline.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.crisis.LocalCrisisReader;
import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.embedding.CachedEmbedder;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.wish.LocalWishReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

    @Test
    void theCardOfIntentsTellsWhatTheWeightsDo() throws IOException {
        assertSameConfusion(Intents.figures(judged("intent"), EMBEDDER), card("intent"));
    }

    @Test
    void theCardOfMovesTellsWhatTheWeightsDo() throws IOException {
        assertSameConfusion(Moves.figures(judged("move"), EMBEDDER), card("move"));
    }

    @Test
    void theCardOfMemoriesTellsWhatTheWeightsDo() throws IOException {
        assertSameConfusion(Memories.figures(judged("memory"), EMBEDDER), card("memory"));
    }

    /** Their comments aren't part of the project: only where somebody has them. */
    @ParameterizedTest
    @EnumSource
    void theCardsOfFeelingsTellWhatTheWeightsDo(Comments comments) throws IOException {
        var data = data("goemotions/dev.tsv");
        var name = comments.name().toLowerCase(Locale.ROOT);

        var figures = comments.figures(Head.load("/dev/heartline/ai/head/" + name + ".head"), data, EMBEDDER);

        assertSameConfusion(figures, card(name));
    }

    @Test
    void theCardOfDirectionsTellsWhatCrossValidationGives() throws IOException {
        var data = data("annomi/dev.csv");

        assertSameConfusion(Directions.figures(Directions.samples(data, EMBEDDER)), card("direction"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"intent", "move", "memory"})
    void whatIsUsedChoosesAsWhatWasJudgedDoes(String name) {
        assertThat(told(Head.load("/dev/heartline/ai/head/" + name + ".head"))).isEqualTo(told(judged(name)));
    }

    private static void assertSameConfusion(String figures, String card) {
        assertThat(macroF1(figures)).isCloseTo(macroF1(card), within(OTHER_PROCESSORS));
    }

    /** The first one: a card tells others after it. */
    private static double macroF1(String text) {
        var found = Pattern.compile("Macro-F1 (0\\.\\d+)").matcher(text);
        assertThat(found.find()).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private static Path data(String file) {
        var named = System.getProperty("HEARTLINE_SHARED", System.getenv("HEARTLINE_SHARED"));
        var folder = Stream.of(named, "../../shared")
                .filter(Objects::nonNull)
                .map(shared -> Path.of(shared, "data"))
                .filter(data -> Files.exists(data.resolve(file)))
                .findFirst();
        assumeTrue(folder.isPresent(), "no data/" + file + " found: set HEARTLINE_SHARED");
        return folder.get();
    }

    private static void assertSame(String figures, String card) {
        assertThat(figures.lines()).isNotEmpty().allSatisfy(figure -> {
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
