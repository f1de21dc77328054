package dev.heartline.call.provider.plivo;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MissingCallsTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final MissingCalls missing = new MissingCalls(Duration.ofMinutes(10));

    @Test
    void aCallIsGoneOnceItWasMissingForLong() {
        assertThat(missing.isGone("a", NOON)).isFalse();
        assertThat(missing.isGone("a", NOON.plusSeconds(599))).isFalse();
        assertThat(missing.isGone("b", NOON.plusSeconds(600))).isFalse();
        assertThat(missing.isGone("a", NOON.plusSeconds(600))).isTrue();
    }

    @Test
    void aCallThatIsFoundAgainWasNotMissing() {
        missing.isGone("a", NOON);
        missing.found("a");

        assertThat(missing.isGone("a", NOON.plusSeconds(600))).isFalse();
    }
}
