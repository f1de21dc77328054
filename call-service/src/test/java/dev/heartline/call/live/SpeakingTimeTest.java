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
}
