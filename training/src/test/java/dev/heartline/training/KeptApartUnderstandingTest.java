package dev.heartline.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.crisis.LocalCrisisReader;
import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.embedding.CachedEmbedder;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Meanings;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.memory.LocalMemoryExtractor;
import dev.heartline.ai.message.LocalMessageReader;
import dev.heartline.ai.mood.MoodReader;
import dev.heartline.ai.move.LocalMoveReader;
import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The readers of intents, spoken moves and memories on sentences of an author who had seen neither rules nor training data. Nothing
 * was trained on them, and nothing chosen by them. What is asserted is what was reached, less a margin. Whoever tunes on these files
 * has to write new ones.
 */
class KeptApartUnderstandingTest {

    private static final Set<String> CONSENT = Set.of("opt_out", "opt_in");

    private final Embedder embedder = new CachedEmbedder(new BgeSmallEmbedder(1), 10_000);
    private final MoodReader moods = new MoodReader();

    @Test
    void whatATextWantsIsTold() {
        var danger = new LocalCrisisReader(new CrisisDetector(), embedder);
        var reader = new LocalMessageReader(moods);
        var confusion = new Confusion(
                List.of("request_help", "report_progress", "log_food", "ask_question", "emergency", "other"));
        for (var cells : rows("intent.tsv")) {
            if (CONSENT.contains(cells[0])) continue;
            var said = utterance(cells[1], "");
            var told = reader.read(said, danger.read(said, Medium.TEXT)).intent();
            confusion.add(cells[0], told.name().toLowerCase(Locale.ROOT));
        }
        System.out.println(confusion.summary());

        assertThat(confusion.macroF1()).isGreaterThanOrEqualTo(0.87);
    }

    /** The bar of {@code Pleas} was chosen after a look at these texts and at those of danger that {@code KeptApartTest} reads. */
    @Test
    void hardlyAnyPleaForHelpWithAHabitIsAskedAboutSuicide() {
        var danger = new LocalCrisisReader(new CrisisDetector(), embedder);
        var levels = rows("intent.tsv").stream()
                .filter(cells -> cells[0].equals("request_help"))
                .map(cells -> danger.read(utterance(cells[1], ""), Medium.TEXT).level())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        System.out.println("pleas for help: " + levels);

        assertThat(levels.getOrDefault(CrisisReading.Level.ASK, 0L)).isLessThanOrEqualTo(22);
        assertThat(levels.getOrDefault(CrisisReading.Level.ALARM, 0L)).isLessThanOrEqualTo(8);
    }

    @Test
    void whatASpokenTurnDoesIsTold() {
        var reader = new LocalMoveReader();
        var confusion = new Confusion(List.of("ends", "question", "answer", "other"));
        for (var cells : rows("move.tsv"))
            confusion.add(
                    cells[0],
                    reader.read(utterance(cells[1], cells[2])).move().name().toLowerCase(Locale.ROOT));
        System.out.println(confusion.summary());

        assertThat(confusion.macroF1()).isGreaterThanOrEqualTo(0.76);
    }

    @Test
    void whatNobodyWouldMissIsNotRemembered() {
        var extractor = new LocalMemoryExtractor(
                new Meanings(embedder::embed), moods, new TopicLexicon(), new CrisisDetector());
        var confusion = new Confusion(List.of("worth", "nothing"));
        for (var cells : rows("memory.tsv")) {
            var turn = new Turn(0, Speaker.USER, cells[1], null);
            boolean kept = !extractor
                    .extract(new Conversation(List.of(turn)))
                    .memories()
                    .isEmpty();
            confusion.add(cells[0].equals("none") ? "nothing" : "worth", kept ? "worth" : "nothing");
        }
        System.out.println(confusion.summary());

        assertThat(confusion.macroF1()).isGreaterThanOrEqualTo(0.83);
    }

    private Utterance utterance(String text, String before) {
        return new Utterance(text, before, () -> embedder.embed(text));
    }

    private static List<String[]> rows(String name) {
        try (var file = KeptApartUnderstandingTest.class.getResourceAsStream("apart/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
