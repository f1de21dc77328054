package dev.heartline.sms.reach;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.service.contact.ContactHours;

import static org.assertj.core.api.Assertions.assertThat;

class GoodTimeTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** 2 March 2026 is a Monday, and New York is five hours behind; clocks go forward on Sunday the 8th at 02:00. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # nothing is known
            2026-03-02T15:00:00Z | 2026-03-04T15:00:00Z | -        | -                | 2026-03-02T15:00:00Z
            2026-03-02T15:00:00Z | 2026-03-04T15:00:00Z | -        | wednesday        | 2026-03-02T15:00:00Z
            # the next active hour, whichever is the most active
            2026-03-02T15:00:00Z | 2026-03-04T15:00:00Z | 19,12    | -                | 2026-03-02T17:00:00Z
            # within one now
            2026-03-02T17:20:00Z | 2026-03-04T17:20:00Z | 19,12    | -                | 2026-03-02T17:20:00Z
            2026-03-02T18:00:00Z | 2026-03-04T18:00:00Z | 19,12    | -                | 2026-03-03T00:00:00Z
            # an active day
            2026-03-02T15:00:00Z | 2026-03-04T15:00:00Z | 19,12    | tuesday          | 2026-03-03T17:00:00Z
            2026-03-02T17:20:00Z | 2026-03-04T17:20:00Z | 12       | friday,monday    | 2026-03-02T17:20:00Z
            # none in time: an active hour will do
            2026-03-02T15:00:00Z | 2026-03-04T15:00:00Z | 19,12    | saturday         | 2026-03-02T17:00:00Z
            # no active hour in time
            2026-03-02T15:00:00Z | 2026-03-02T16:59:00Z | 12       | -                | 2026-03-02T15:00:00Z
            2026-03-02T15:00:00Z | 2026-03-02T17:00:00Z | 12       | -                | 2026-03-02T17:00:00Z
            2026-03-02T15:00:00Z | 2026-03-02T14:00:00Z | 10       | -                | 2026-03-02T15:00:00Z
            # never in the quiet hours
            2026-03-02T15:00:00Z | 2026-03-04T15:00:00Z | 23,6,2   | -                | 2026-03-02T15:00:00Z
            2026-03-02T15:00:00Z | 2026-03-04T15:00:00Z | 23,6,14  | -                | 2026-03-02T19:00:00Z
            # the fourth is no best one
            2026-03-02T15:00:00Z | 2026-03-04T15:00:00Z | 18,19,20,12 | -             | 2026-03-02T23:00:00Z
            # over a change of clocks
            2026-03-07T20:00:00Z | 2026-03-09T20:00:00Z | 12       | -                | 2026-03-08T16:00:00Z
            """)
    void theFirstGoodMomentIsTaken(Instant earliest, Instant latest, String hours, String days, Instant expected) {
        assertThat(GoodTime.between(earliest, latest, pattern(hours, days), NEW_YORK, ContactHours.FEDERAL))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2026-03-02T15:00:00Z | 2026-03-03 | 19,12 | 2026-03-04T00:00:00Z
            2026-03-02T15:00:00Z | 2026-03-03 | -     | 2026-03-03T22:00:00Z
            2026-03-02T15:00:00Z | 2026-03-03 | 23,6  | 2026-03-03T22:00:00Z
            2026-03-02T15:00:00Z | 2026-03-02 | 9,12  | 2026-03-02T17:00:00Z
            2026-03-02T17:00:00Z | 2026-03-02 | 9,12  | 2026-03-02T22:00:00Z
            2026-03-02T23:00:00Z | 2026-03-02 | 9,12  | -
            2026-03-02T15:00:00Z | 2026-03-01 | 12    | -
            """)
    void aDayHasItsMostActiveHourThatIsLeft(Instant now, LocalDate day, String hours, Instant expected) {
        assertThat(GoodTime.on(day, LocalTime.of(17, 0), now, pattern(hours, null), NEW_YORK, ContactHours.FEDERAL))
                .isEqualTo(Optional.ofNullable(expected));
    }

    private static ReachPattern pattern(String hours, String days) {
        return new ReachPattern(
                list(hours, Integer::valueOf),
                list(days, day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT))),
                List.of(),
                List.of());
    }

    private static <T> List<T> list(String words, Function<String, T> read) {
        return words == null
                ? List.of()
                : Arrays.stream(words.split(",")).map(read).toList();
    }
}
