package dev.heartline.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.BehaviorKind;

import static org.assertj.core.api.Assertions.assertThat;

/** Which times an event may tell of. */
class EventTimesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T12:00:00Z, true",
        "2026-11-26T12:00:00Z, true",
        "2026-11-26T12:00:01Z, false",
        "2000-01-01T00:00:00Z, true",
        "1999-12-31T23:59:59Z, false",
        "0001-01-01T00:00:00Z, false",
        "9999-12-31T23:59:59Z, false"
    })
    void whatHappenedHappenedAfterTheYear2000AndNotMoreThanADayFromNow(Instant time, boolean plausible) {
        assertThat(EventTimes.implausible(time, behaviorAt(NOW), NOW).isEmpty()).isEqualTo(plausible);
        assertThat(EventTimes.implausible(NOW, behaviorAt(time), NOW).isEmpty()).isEqualTo(plausible);
    }

    private static BehaviorRecorded behaviorAt(Instant time) {
        return new BehaviorRecorded(new UUID(0, 1), new UUID(0, 2), BehaviorKind.CHECK_IN, time, null, Map.of());
    }
}
