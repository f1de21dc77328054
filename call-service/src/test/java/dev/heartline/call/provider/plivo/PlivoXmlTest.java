package dev.heartline.call.provider.plivo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.heartline.call.provider.turn.NextTurn;
import dev.heartline.call.provider.turn.TurnConfig;
import dev.heartline.carrier.turn.InvalidInstructions;
import dev.heartline.carrier.turn.Step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Valid by a schema made of Plivo's documentation. */
class PlivoXmlTest {

    private static final String URL = "https://coach.example.com/turn/1?turn=2&x=1";
    private static final TurnConfig RHYTHM = new Rhythm(Duration.ofSeconds(1), Duration.ofMillis(1500));

    @Test
    void saysTheWordsAndListensNoShorterThanPlivoTakes() throws InvalidInstructions {
        assertThat(read(xml("Less < more & \"more\"?", true)))
                .containsExactly(
                        new Step.Say("Less < more & \"more\"?"),
                        new Step.Listen(URL, Duration.ofSeconds(5), Optional.of(URL)));
    }

    @Test
    void withoutWordsItListens() throws InvalidInstructions {
        assertThat(read(xml("", true))).containsExactly(new Step.Listen(URL, Duration.ofSeconds(5), Optional.of(URL)));
    }

    @Test
    void afterTheLastWordsTheCallEnds() throws InvalidInstructions {
        assertThat(read(xml("Goodbye.", false))).containsExactly(new Step.Say("Goodbye."));
        assertThat(read(xml("", false))).isEmpty();
    }

    @Test
    void somebodyElseIsConnected() throws InvalidInstructions {
        assertThat(read(PlivoXml.dial("+12025550177", URL)))
                .containsExactly(new Step.Connect("+12025550177", Optional.of(URL)));
    }

    @Test
    void aMessageWaitsForTheBeepAndIsTheLastThingThatIsSaid() throws InvalidInstructions {
        assertThat(read(PlivoXml.leave("Hello & goodbye.", Duration.ofSeconds(50), "en-US")))
                .containsExactly(new Step.WaitForBeep(Duration.ofSeconds(50)), new Step.Say("Hello & goodbye."));
    }

    @Test
    void theReaderKnowsWhatIsNone() {
        assertThatThrownBy(() -> read("<Response><GetInput action=\"https://x.example\"/></Response>"))
                .isInstanceOf(InvalidInstructions.class);
        assertThatThrownBy(() -> read(xml("x", true).replace("executionTimeout=\"5\"", "executionTimeout=\"1\"")))
                .isInstanceOf(InvalidInstructions.class);
        assertThatThrownBy(() -> read("<Response><Say>x</Say></Response>")).isInstanceOf(InvalidInstructions.class);
    }

    private static List<Step> read(String xml) throws InvalidInstructions {
        return dev.heartline.carrier.plivo.PlivoXml.read(xml);
    }

    private static String xml(String words, boolean listens) {
        return PlivoXml.of(new NextTurn(new UUID(0, 1), 2, words, listens), URL, RHYTHM, "en-US");
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
