package dev.heartline.telephony.signature;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.heartline.telephony.signature.OnceOnly.Taking;

import static org.assertj.core.api.Assertions.assertThat;

class OnceOnlyTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private final OnceOnly once = new OnceOnly(Duration.ofMinutes(15));

    @Test
    void aWordIsTakenOnceWhileItIsRemembered() {
        assertThat(once.take("a", NOW)).isEqualTo(Taking.NEW);
        assertThat(once.take("b", NOW)).isEqualTo(Taking.NEW);
        assertThat(once.take("a", NOW.plusSeconds(899))).isEqualTo(Taking.TAKEN);
        assertThat(once.take("a", NOW.plusSeconds(901))).isEqualTo(Taking.NEW);
    }

    @Test
    void whatIsBeingTakenInIsNeitherNewNorTaken() {
        once.take("a", NOW);
        once.underWay("a");
        assertThat(once.take("a", NOW)).isEqualTo(Taking.UNDER_WAY);

        once.taken("a");
        assertThat(once.take("a", NOW)).isEqualTo(Taking.TAKEN);

        once.forget("a");
        assertThat(once.take("a", NOW)).isEqualTo(Taking.NEW);
    }

    @Test
    void thereIsAnEndToWhatIsRemembered() {
        for (int n = 0; n <= OnceOnly.MOST; n++) {
            once.take("word " + n, NOW);
        }

        assertThat(once.take("word " + OnceOnly.MOST, NOW)).isEqualTo(Taking.TAKEN);
        assertThat(once.take("word 0", NOW)).isEqualTo(Taking.NEW);
    }
}
