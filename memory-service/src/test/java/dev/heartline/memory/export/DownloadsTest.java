package dev.heartline.memory.export;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.heartline.memory.testing.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

class DownloadsTest {

    private final MovableClock clock = new MovableClock();
    private final Downloads downloads = new Downloads(clock);
    private final UUID ana = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();
    private final UUID cem = UUID.randomUUID();

    @Test
    void thereAreTwoAtOnceAndOneOfAUser() {
        var first = downloads.take(ana).orElseThrow();

        assertThat(downloads.take(ana)).isEmpty();
        assertThat(downloads.take(ben)).isPresent();
        assertThat(downloads.take(cem)).isEmpty();
        downloads.leave(first);
        assertThat(downloads.take(cem)).isPresent();
    }

    @Test
    void whoReadsSlowlyLosesThePlaceAndTakesNobodyElses() {
        var now = Instant.now();
        clock.setTo(now);
        var slow = downloads.take(ana).orElseThrow();
        downloads.take(ben);

        clock.setTo(now.plus(Duration.ofMinutes(3)));
        assertThat(downloads.take(ana)).isPresent();
        downloads.leave(slow);

        assertThat(downloads.take(ana)).isEmpty();
    }
}
