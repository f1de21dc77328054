package dev.heartline.call.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DialWindowTest {

    private static final Instant ASKED = Instant.parse("2026-11-25T20:15:30.700Z");

    private final DialWindow window = new DialWindow(ASKED, Duration.ofSeconds(10));

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T20:14:29Z, true,  false", // older than clocks may differ
        "2026-11-25T20:14:30Z, false, true",
        "2026-11-25T20:15:30Z, false, true", // the same second, as the provider writes it
        "2026-11-25T20:15:40Z, false, true",
        "2026-11-25T20:16:40Z, false, true",
        "2026-11-25T20:16:41Z, false, false", // a later call
    })
    void holdsWhatOneRequestMayHaveBegun(Instant created, boolean isPast, boolean holds) {
        assertThat(window.isPast(created)).isEqualTo(isPast);
        assertThat(window.holds(created)).isEqualTo(holds);
    }

    @Test
    void prefersTheFirstCallAfterTheQuestion() {
        var created = Stream.of("20:15:35", "20:15:29", "20:15:31", "20:15:10")
                .map(time -> Instant.parse("2026-11-25T" + time + "Z"));

        assertThat(created.sorted(window.likeliestFirst()))
                .extracting(at -> at.toString().substring(11, 19))
                .containsExactly("20:15:31", "20:15:35", "20:15:29", "20:15:10");
    }
}
