package dev.heartline.sms.campaign;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    /** However often, and at whatever moments, somebody asks. */
    @Test
    void noMoreIsReleasedThanTheRateAllows() {
        Instant until = null;
        int released = 0;
        var now = START;
        for (int i = 0; i < 5_000; i++) {
            var pace = Pace.at(now, until, 600, 50);
            released += pace.count();
            until = pace.until();
            now = now.plusMillis(7 + i % 11);
        }

        double seconds = Duration.between(START, now).toMillis() / 1000.0;
        assertThat(released).isBetween((int) (seconds * 10), (int) (seconds * 10) + 21);
    }

    @Test
    void aPauseIsNotMadeUpForAtOnce() {
        var pace = Pace.at(START, START.minus(Duration.ofHours(1)), 600, 500);

        assertThat(pace.count()).isEqualTo(20);
    }

    @Test
    void whatWasNotThereToBeReleasedIsNotUsedUp() {
        var pace = Pace.at(START, START.minusSeconds(1), 600, 50);

        assertThat(pace.count()).isEqualTo(10);
        assertThat(pace.of(4, 600).until()).isEqualTo(START.minusMillis(600));
    }

    @Test
    void nothingIsReleasedBeforeItsTime() {
        assertThat(Pace.at(START, START.plusSeconds(1), 600, 50).count()).isZero();
    }
}
