package dev.heartline.sms.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LookedTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00.7Z");

    private record Times(Duration every, Duration poll, Duration settledAfter, Duration overlap, Duration lookBack)
            implements MissedTextsConfig {}

    private static final Times TIMES = new Times(
            Duration.ofMinutes(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofHours(24));

    @ParameterizedTest
    @CsvSource({
        // began, until, from, to
        "2026-11-01T00:00:00Z, 2026-11-27T11:58:00Z, 2026-11-27T11:48:00Z, 2026-11-27T11:59:00Z",
        // A new installation fetches nothing from before.
        "2026-11-27T11:57:00Z, 2026-11-27T11:57:00Z, 2026-11-27T11:57:00Z, 2026-11-27T11:59:00Z",
        // An outage is caught up with hour by hour, the oldest first.
        "2026-11-01T00:00:00Z, 2026-11-27T06:00:00Z, 2026-11-27T05:50:00Z, 2026-11-27T07:00:00Z",
        // And not for ever.
        "2026-11-01T00:00:00Z, 2026-11-20T06:00:00Z, 2026-11-26T11:59:00Z, 2026-11-26T12:59:00Z",
    })
    void whatIsLookedThroughNext(Instant began, Instant until, Instant from, Instant to) {
        assertThat(new Looked(began, until).next(NOW, TIMES)).contains(new Looked.Window(from, to));
    }

    @Test
    void whatIsTooYoungWaits() {
        var until = Instant.parse("2026-11-27T11:59:00Z");

        assertThat(new Looked(until, until).next(NOW, TIMES)).isEqualTo(Optional.empty());
    }

    @Test
    void everyMomentOfAnOutageIsLookedAt() {
        var looked = new Looked(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofHours(20)));

        for (var next = looked.next(NOW, TIMES); next.isPresent(); next = looked.next(NOW, TIMES)) {
            assertThat(next.get().from()).isBefore(looked.until());
            assertThat(next.get().to()).isAfter(looked.until());
            looked = new Looked(looked.began(), next.get().to());
        }

        assertThat(looked.until()).isEqualTo(Instant.parse("2026-11-27T11:59:00Z"));
    }
}
