package dev.heartline.sms.campaign;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StepTimeTest {

    @ParameterizedTest
    @CsvSource({
        // Clocks go forward in New York on 8 March 2026 at 02:00: a day later is an hour less, an hour later is an
        // hour.
        "2026-03-07T17:00:00Z, 24, ,      America/New_York, 2026-03-08T16:00:00Z",
        "2026-03-08T06:30:00Z, 1,  ,      America/New_York, 2026-03-08T07:30:00Z",
        "2026-03-07T17:00:00Z, 0,  ,      America/New_York, 2026-03-07T17:00:00Z",
        "2026-03-07T17:00:00Z, 0,  18:00, America/New_York, 2026-03-07T23:00:00Z",
        "2026-03-07T17:00:00Z, 0,  09:00, America/New_York, 2026-03-08T13:00:00Z",
        "2026-03-07T17:00:00Z, 24, 12:00, America/New_York, 2026-03-08T16:00:00Z",
        // No such time of day there on that day: the end of the gap.
        "2026-03-07T17:00:00Z, 12, 02:30, America/New_York, 2026-03-08T07:30:00Z",
        "2026-06-01T23:30:00Z, 36, 08:00, Asia/Kolkata,     2026-06-04T02:30:00Z"
    })
    void aStepIsDueByTheCalendarAndTheClockOfWhomItIsFor(
            Instant before, int delayHours, LocalTime at, ZoneId zone, Instant due) {
        assertThat(StepTime.of(before, delayHours, at, zone)).isEqualTo(due);
    }
}
