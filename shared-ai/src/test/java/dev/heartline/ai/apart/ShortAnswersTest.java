package dev.heartline.ai.apart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.crisis.CrisisReading.Level;
import dev.heartline.ai.crisis.LocalCrisisReader;
import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.embedding.Embedder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A few words in answer to the coach, ordinary ones and dangerous ones, as texts. Nothing was trained on them. What is asserted is what
 * was reached, less a margin; what is wanted is at most 5 % asked about, and 95 % of danger heard.
 */
class ShortAnswersTest {

    private final Embedder embedder = new BgeSmallEmbedder(1);
    private final CrisisReader danger = new LocalCrisisReader(new CrisisDetector(), embedder);

    @Test
    void ordinaryOnesAreSeldomAskedAboutAndDangerousOnesAreHeard() throws IOException {
        var alarms = new Share("danger in a few words heard");
        var worries = new Share("worry in a few words heard");
        var asked = new Share("ordinary answers asked about");
        for (var line : lines()) {
            var heard = level(line[1], line[2]) != Level.NONE;
            switch (line[0]) {
                case "alarm" -> alarms.count(heard);
                case "ask" -> worries.count(heard);
                default -> asked.count(heard);
            }
        }
        List.of(alarms, worries, asked).forEach(System.out::println);

        assertThat(asked.value()).isLessThanOrEqualTo(0.12);
        assertThat(alarms.value()).isGreaterThanOrEqualTo(0.77);
        assertThat(worries.value()).isGreaterThanOrEqualTo(0.9);
    }

    private Level level(String answered, String text) {
        return danger.read(new Utterance(text, answered, () -> embedder.embed(text)), Medium.TEXT)
                .level();
    }

    private static List<String[]> lines() throws IOException {
        try (var file = ShortAnswersTest.class.getResourceAsStream("short.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", 3))
                    .toList();
        }
    }
}
