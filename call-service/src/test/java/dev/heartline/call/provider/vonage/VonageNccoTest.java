package dev.heartline.call.provider.vonage;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

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
