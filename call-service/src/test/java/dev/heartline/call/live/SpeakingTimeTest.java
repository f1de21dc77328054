package dev.heartline.call.live;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpeakingTimeTest {

    @Test
    void aFarewellTakesAsLongAsItsWords() {
        var speaking = new SpeakingTime(120);

        assertThat(speaking.of("Take care, and talk soon!")).isEqualTo(Duration.ofMillis(2500));
        assertThat(speaking.of("  ")).isZero();
    }

    @Test
    void inATimeAsManyWordsAreSpokenAsAreWhole() {
        var speaking = new SpeakingTime(120);

        assertThat(speaking.wordsIn(Duration.ofMillis(2500))).isEqualTo(5);
        assertThat(speaking.wordsIn(Duration.ofMillis(2499))).isEqualTo(4);
        assertThat(speaking.wordsIn(Duration.ofMillis(-700))).isZero();
    }
}
