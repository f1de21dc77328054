package dev.heartline.call.provider.turn;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.heartline.call.live.Utterance;

import static org.assertj.core.api.Assertions.assertThat;

class HeardTest {

    private static final Duration LISTENED = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(1500);

    @Test
    void nothingIsASilence() {
        assertThat(Heard.of(" ", null, LISTENED, PAUSE)).isEqualTo(new Heard.Silence(LISTENED));
        assertThat(Heard.throughWords("", null, LISTENED)).isEqualTo(new Heard.Silence(LISTENED));
    }

    @Test
    void whoeverSpokeHasSpokenForTheirWordsAndPaused() {
        assertThat(Heard.of("No, listen to me now.", 0.9, LISTENED, PAUSE))
                .isEqualTo(new Heard.Words(new Utterance("No, listen to me now.", 0.9), Duration.ofMillis(2500)));
    }

    @Test
    void aCarrierThatMaySpeakOnIsNotTakenForSilent() {
        assertThat(Heard.throughWords("No, listen.", 0.9, LISTENED))
                .isEqualTo(new Heard.Words(new Utterance("No, listen.", 0.9), Duration.ZERO));
    }
}
