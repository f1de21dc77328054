package dev.heartline.telephony.signature;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OnceOnlyTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private final OnceOnly once = new OnceOnly(Duration.ofMinutes(15));

    @Test
    void aWordIsTakenOnceWhileItIsRemembered() {
        assertThat(once.take("a", NOW)).isTrue();
        assertThat(once.take("b", NOW)).isTrue();
        assertThat(once.take("a", NOW.plusSeconds(899))).isFalse();
        assertThat(once.take("a", NOW.plusSeconds(901))).isTrue();
    }

    @Test
    void thereIsAnEndToWhatIsRemembered() {
        for (int n = 0; n <= OnceOnly.MOST; n++) {
            once.take("word " + n, NOW);
        }

        assertThat(once.take("word " + OnceOnly.MOST, NOW)).isFalse();
        assertThat(once.take("word 0", NOW)).isTrue();
    }
}
