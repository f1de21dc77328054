package dev.heartline.telephony.signature;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.heartline.telephony.signature.OnceOnly.Taken;

import static org.assertj.core.api.Assertions.assertThat;

class OnceOnlyTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private final OnceOnly once = new OnceOnly(Duration.ofMinutes(15));

    @Test
    void aWordIsTakenOnceWhileItIsRemembered() {
        assertThat(once.take("a", "x", NOW)).isEqualTo(Taken.FIRST);
        assertThat(once.take("b", "x", NOW)).isEqualTo(Taken.FIRST);
        assertThat(once.take("a", "x", NOW.plusSeconds(899))).isEqualTo(Taken.AGAIN);
        assertThat(once.take("a", "x", NOW.plusSeconds(901))).isEqualTo(Taken.FIRST);
    }

    @Test
    void aWordThatComesAgainForSomethingElseIsKnown() {
        once.take("a", "x", NOW);

        assertThat(once.take("a", "y", NOW)).isEqualTo(Taken.FOR_ANOTHER);
        assertThat(once.take("a", "x", NOW)).isEqualTo(Taken.AGAIN);
    }

    @Test
    void whatIsBeingTakenInIsNeitherNewNorTaken() {
        once.take("a", "x", NOW);
        once.underWay("a");
        assertThat(once.take("a", "x", NOW)).isEqualTo(Taken.UNDER_WAY);
        assertThat(once.take("a", "y", NOW)).isEqualTo(Taken.FOR_ANOTHER);

        once.taken("a");
        assertThat(once.take("a", "x", NOW)).isEqualTo(Taken.AGAIN);

        once.forget("a");
        assertThat(once.take("a", "x", NOW)).isEqualTo(Taken.FIRST);
    }

    @Test
    void thereIsAnEndToWhatIsRemembered() {
        for (int n = 0; n <= OnceOnly.MOST; n++) {
            once.take("word " + n, "x", NOW);
        }

        assertThat(once.take("word " + OnceOnly.MOST, "x", NOW)).isEqualTo(Taken.AGAIN);
        assertThat(once.take("word 0", "x", NOW)).isEqualTo(Taken.FIRST);
    }
}
