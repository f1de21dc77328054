package dev.heartline.call.provider.vonage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.call.provider.turn.NextTurn;
import dev.heartline.call.provider.turn.Pieces;
import dev.heartline.call.provider.turn.TurnConfig;
import dev.heartline.carrier.turn.InvalidInstructions;
import dev.heartline.carrier.turn.Step;
import dev.heartline.carrier.vonage.Ncco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Read as strictly as Vonage's reference has it. */
class VonageNccoTest {

    private static final String URL = "https://coach.example.com/turn/1?turn=2";
    private static final TurnConfig RHYTHM = new Rhythm(Duration.ofSeconds(5), Duration.ofMillis(1500));

    @Test
    void saysTheWordsAndListens() throws InvalidInstructions {
        assertThat(Ncco.read(ncco("How did \"it\" go?", true)))
                .containsExactly(
                        new Step.Say("How did \"it\" go?"),
                        new Step.Listen(URL, Duration.ofSeconds(5), Optional.empty()));
    }

    @Test
    void withoutWordsItListens() throws InvalidInstructions {
        assertThat(Ncco.read(ncco("", true)))
                .containsExactly(new Step.Listen(URL, Duration.ofSeconds(5), Optional.empty()));
    }

    @Test
    void afterTheLastWordsTheCallEnds() throws InvalidInstructions {
        assertThat(Ncco.read(ncco("Goodbye.", false))).containsExactly(new Step.Say("Goodbye."));
        assertThat(Ncco.read(ncco("", false))).isEmpty();
    }

    @Test
    void aLongReplyIsCutBetweenWords() throws InvalidInstructions {
        var words = "word ".repeat(700).strip();

        var steps = Ncco.read(ncco(words, true));

        assertThat(steps).hasSize(4);
        assertThat(String.join(" ", Pieces.of(words, VonageNcco.LONGEST_TEXT))).isEqualTo(words);
        assertThat(Pieces.of("x".repeat(1600), VonageNcco.LONGEST_TEXT)).hasSize(2);
    }

    @Test
    void somebodyElseIsConnected() throws InvalidInstructions {
        assertThat(Ncco.read(
                        VonageNcco.connect("+12025550100", "+12025550177", URL).encode()))
                .containsExactly(new Step.Connect("+12025550177", Optional.of(URL)));
    }

    @Test
    void theReaderKnowsWhatIsNone() {
        assertThatThrownBy(() -> Ncco.read("[{\"action\":\"talk\",\"txt\":\"x\"}]"))
                .isInstanceOf(InvalidInstructions.class);
        assertThatThrownBy(() -> Ncco.read("[{\"action\":\"talk\",\"text\":\"x\",\"bargeIn\":true}]"))
                .isInstanceOf(InvalidInstructions.class);
        assertThatThrownBy(() -> Ncco.read("{}")).isInstanceOf(InvalidInstructions.class);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatWeAnswerIsAnNccoAsDocumented(String ncco) {
        assertThat(problems(ncco)).isEmpty();
    }

    static Stream<String> answers() {
        return Stream.of(
                ncco("How did \"it\" go?", true),
                ncco("", true),
                ncco("Goodbye.", false),
                ncco("", false),
                ncco("A word and another. ".repeat(200).strip(), true),
                VonageNcco.connect("+12025550100", "+12025550177", URL).encode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[{\"action\":\"say\",\"text\":\"x\"}]",
                "[{\"action\":\"talk\"}]",
                "[{\"action\":\"talk\",\"text\":\"x\",\"barge\":true}]",
                "[{\"action\":\"input\",\"type\":\"speech\"}]",
                "[{\"action\":\"input\",\"type\":[\"speech\"],\"eventUrl\":\"https://x.example\"}]",
                "[{\"action\":\"input\",\"type\":[\"speech\"],\"speech\":{\"endOnSilence\":0}}]",
                "[{\"action\":\"connect\",\"endpoint\":[{\"type\":\"phone\",\"number\":\"+12025550177\"}]}]",
            })
    void theSchemaKnowsWhatIsNone(String ncco) {
        assertThat(problems(ncco)).isNotEmpty();
    }

    private static List<String> problems(String ncco) {
        try (var schema = VonageNccoTest.class.getResourceAsStream("ncco.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON)
                    .validate(ncco, InputFormat.JSON)
                    .stream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String ncco(String words, boolean listens) {
        return VonageNcco.of(new NextTurn(new UUID(0, 1), 2, words, listens), URL, RHYTHM, "en-US")
                .encode();
    }

    private record Rhythm(Duration listens, Duration pause) implements TurnConfig {

        @Override
        public Duration answersWithin() {
            return Duration.ofSeconds(4);
        }

        @Override
        public boolean reckonsWhatWasHeard() {
            return true;
        }

        @Override
        public Duration idle() {
            return Duration.ofMinutes(3);
        }
    }
}
