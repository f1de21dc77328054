package dev.heartline.demo;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"200, 200", "80, 80", "20, 60", "'', 118", "wide, 118", "-1, 118"})
    void theTerminalSaysHowWideItIs(String columns, int width) {
        assertThat(Terminal.width(Map.of("COLUMNS", columns))).isEqualTo(width);
    }

    @Test
    void longWordsOfTheCoachHangUnderTheirFirstLineAndNoneIsLost() {
        String words =
                "It sounds as if you are carrying something very heavy right now, and I am glad that you told me. "
                        .repeat(3);

        terminal(false).line(Duration.ofMillis(1_250), "coach", words);

        assertThat(lines()).hasSizeGreaterThan(2).allMatch(line -> line.length() <= 80);
        assertThat(lines().getFirst()).startsWith("      1.2s  coach  It sounds");
        assertThat(lines().subList(1, lines().size())).allMatch(line -> line.matches(" {19}\\S.*"));
        assertThat(String.join(" ", lines()).replaceAll("\\s+", " ")).contains(words.strip());
    }

    @Test
    void colourTakesNoRoom() {
        terminal(true).effect(Duration.ofMillis(42), "decision", "word ".repeat(30));

        assertThat(lines().getFirst()).contains("\u001B[32m");
        assertThat(lines().stream().map(line -> line.replaceAll("\u001B\\[[0-9]*m", "")))
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.length() > 70);
    }

    @Test
    void effectsAreToldInTheOrderInWhichTheyHappened() {
        var hungUp = Instant.parse("2026-03-09T22:31:26Z");
        var effects = new Effects(hungUp);
        effects.add(new Effect(hungUp.plusMillis(140), "context.refreshed", "2 memories"));
        effects.add(new Effect(hungUp.plusMillis(90), "reward.triggered", "a badge"));

        effects.tell(terminal(false));

        assertThat(effects.isComplete()).isTrue();
        assertThat(lines())
                .containsExactly(
                        "     +90 ms  reward.triggered   a badge", "    +140 ms  context.refreshed  2 memories");
    }

    @Test
    void whatDidNotComeIsNamed() {
        var effects = new Effects(Instant.EPOCH);
        effects.misses("call.completed");

        effects.tell(terminal(false));

        assertThat(effects.isComplete()).isFalse();
        assertThat(lines()).singleElement().asString().contains("did not come").contains("call.completed");
    }

    @Test
    void idsOfTheSameMomentAreToldApart() {
        var one = UUID.fromString("019c1eaa-1de4-74f8-996d-a763b7a969b1");
        var other = UUID.fromString("019c1eaa-1de4-74f8-996d-b0c1d2e3f4a5");

        assertThat(Terminal.brief(one)).isEqualTo("…a763b7a969b1").isNotEqualTo(Terminal.brief(other));
    }

    private Terminal terminal(boolean colour) {
        return new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), colour, 80);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
