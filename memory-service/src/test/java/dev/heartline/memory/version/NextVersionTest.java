package dev.heartline.memory.version;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NextVersionTest {

    private static final Instant NOW = Instant.parse("2026-03-03T10:00:30.000005Z");

    @ParameterizedTest
    @CsvSource({
        "0, 1772532030000005, 29542200",
        "40, 1772532030000005, 29542200",
        "29542199, 1772532030000005, 29542200",
        "29542200, 1772532030000005, 29542201",
        "29542300, 1772532030000005, 29542301",
    })
    void isTheTimeAndGreaterThanWhatIsKnownWhateverTheClockShows(int known, long next, int minutes) {
        assertThat(NextVersion.after(known, NOW)).isEqualTo(next);
        assertThat(NextVersion.inMinutesAfter(known, NOW)).isEqualTo(minutes);
    }

    @Test
    void twoOfOneInstantFollowEachOther() {
        long first = NextVersion.after(0, NOW);

        assertThat(NextVersion.after(first, NOW)).isEqualTo(first + 1);
        assertThat(NextVersion.after(first, NOW.minusSeconds(3600)))
                .as("a clock that was put back")
                .isEqualTo(first + 1);
    }

    @Test
    void bothHaveRoomForAsLongAsTheySay() {
        assertThat(NextVersion.after(0, Instant.parse("2255-01-01T00:00:00Z"))).isLessThan(1L << 53);
        assertThat(NextVersion.inMinutesAfter(0, Instant.parse("5000-01-01T00:00:00Z")))
                .isPositive();
    }
}
