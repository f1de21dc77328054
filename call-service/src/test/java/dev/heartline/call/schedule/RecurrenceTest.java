package dev.heartline.call.schedule;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecurrenceTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY;COUNT=3                  | 2026-03-07T09:00 | 2026-03-07T09:00 2026-03-08T09:00 2026-03-09T09:00",
                "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=3     | 2026-03-03T18:30 | 2026-03-05T18:30 2026-03-09T18:30 2026-03-12T18:30",
                "FREQ=WEEKLY;INTERVAL=2;COUNT=2      | 2026-10-25T09:00 | 2026-10-25T09:00 2026-11-08T09:00",
                "FREQ=MONTHLY;BYDAY=-1SU;COUNT=2     | 2026-10-01T09:00 | 2026-10-25T09:00 2026-11-29T09:00",
                "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3  | 2026-01-31T12:00 | 2026-01-31T12:00 2026-03-31T12:00 2026-05-31T12:00",
                "FREQ=YEARLY;COUNT=2                 | 2024-02-29T12:00 | 2024-02-29T12:00 2028-02-29T12:00",
                "FREQ=DAILY;UNTIL=20260309T130000Z   | 2026-03-08T09:00 | 2026-03-08T09:00 2026-03-09T09:00",
                "FREQ=DAILY;UNTIL=20260309T125959Z   | 2026-03-08T09:00 | 2026-03-08T09:00",
                "FREQ=DAILY;UNTIL=20250309T125959Z   | 2026-03-08T09:00 | ''",
            })
    void whatARuleYields(String rule, LocalDateTime start, String occurrences) {
        var recurrence = Recurrence.of(rule.strip(), start, NEW_YORK);

        var found = Stream.iterate(recurrence.first(), Optional::isPresent, last -> recurrence.after(last.get()))
                .map(Optional::get)
                .map(LocalDateTime::toString)
                .toList();

        assertThat(String.join(" ", found)).isEqualTo(occurrences);
    }

    @Test
    void aRuleWithoutEndGoesOn() {
        var recurrence = Recurrence.of("FREQ=DAILY", LocalDateTime.parse("2026-01-01T09:00"), NEW_YORK);

        assertThat(recurrence.after(LocalDateTime.parse("2031-12-31T09:00")))
                .contains(LocalDateTime.parse("2032-01-01T09:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=HOURLY",
                "FREQ=MINUTELY;COUNT=2",
                "FREQ=DAILY;BYHOUR=9,10",
                "FREQ=SOMETIMES",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "INTERVAL=2",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=2;UNTIL=20260309T130000Z",
                "FREQ=DAILY;INTERVAL=732",
                "FREQ=DAILY;INTERVAL=2147483647",
                "FREQ=WEEKLY;INTERVAL=105",
                "FREQ=WEEKLY;INTERVAL=2147483647",
                "FREQ=MONTHLY;INTERVAL=25",
                "FREQ=YEARLY;INTERVAL=3",
                "FREQ=YEARLY;INTERVAL=2147483647",
                "FREQ=DAILY;COUNT=3661",
                "FREQ=DAILY;COUNT=2147483647",
                "FREQ=DAILY;BYDAY=MO;BYSETPOS=5",
                "FREQ=YEARLY;BYDAY=MO;BYSETPOS=366",
                "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;BYSETPOS=2",
                "FREQ=YEARLY;BYYEARDAY=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32",
                "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD",
                "every Monday",
                "RRULE:FREQ=DAILY",
            })
    void whatIsNoRuleOrRingsMoreThanOnceADayIsRefused(String rule) {
        var start = LocalDateTime.parse("2026-01-01T09:00");

        assertThatThrownBy(() -> Recurrence.of(rule, start, NEW_YORK)).isInstanceOf(UnfitRule.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;INTERVAL=731",
                "FREQ=WEEKLY;INTERVAL=104",
                "FREQ=MONTHLY;INTERVAL=24",
                "FREQ=YEARLY;INTERVAL=2",
                "FREQ=DAILY;COUNT=3660",
                "FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=13;BYDAY=FR",
            })
    void whatIsJustFitGoesOn(String rule) {
        var start = LocalDateTime.parse("2026-01-01T09:00");
        var recurrence = Recurrence.of(rule, start, NEW_YORK);

        var first = recurrence.first().orElseThrow();

        assertThat(recurrence.after(first))
                .hasValueSatisfying(next -> assertThat(next).isAfter(first));
    }

    @Test
    void whatFollowsIsTheSameStepByStepAndOneByOne() {
        var recurrence =
                Recurrence.of("FREQ=WEEKLY;BYDAY=MO,TH;COUNT=90", LocalDateTime.parse("2026-01-01T09:00"), NEW_YORK);
        var first = recurrence.first().orElseThrow();

        var stepped = new ArrayList<LocalDateTime>();
        recurrence.following(first).forEachRemaining(stepped::add);

        assertThat(stepped)
                .hasSize(89)
                .containsExactlyElementsOf(
                        Stream.iterate(recurrence.after(first), Optional::isPresent, at -> recurrence.after(at.get()))
                                .map(Optional::get)
                                .toList());
    }

    /** In time of the processor, which other work on the machine doesn't lengthen; far more than any of them takes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;INTERVAL=2147483647",
                "FREQ=WEEKLY;INTERVAL=2147483647",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;BYSETPOS=2",
                "FREQ=DAILY;BYMONTH=10;BYMONTHDAY=29;BYDAY=TH;BYSETPOS=12",
                "FREQ=DAILY;INTERVAL=731;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO",
                "FREQ=WEEKLY;INTERVAL=104;BYMONTH=2;BYDAY=MO;BYSETPOS=9",
                "FREQ=DAILY;COUNT=3660",
            })
    void noRuleIsMuchWork(String rule) {
        var start = LocalDateTime.parse("2026-01-01T09:00");
        var processor = ManagementFactory.getThreadMXBean();
        var before = processor.getCurrentThreadCpuTime();

        for (int i = 0; i < 10; i++) {
            new CallSeries.Series(rule, start, NEW_YORK).after(start.plusYears(9));
        }

        assertThat(Duration.ofNanos(processor.getCurrentThreadCpuTime() - before))
                .isLessThan(Duration.ofSeconds(3));
    }

    /** The hour that is skipped in spring, and the one that comes twice in autumn. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-08T02:30, America/New_York, 2026-03-08T07:30:00Z", // half past three
        "2026-03-08T09:00, America/New_York, 2026-03-08T13:00:00Z",
        "2026-11-01T01:30, America/New_York, 2026-11-01T05:30:00Z", // the first one
        "2026-11-01T09:00, America/New_York, 2026-11-01T14:00:00Z",
        "2026-03-29T02:30, Europe/Berlin,    2026-03-29T01:30:00Z",
        "2026-10-25T02:30, Europe/Berlin,    2026-10-25T00:30:00Z",
        "2026-10-04T02:30, Australia/Sydney, 2026-10-03T16:30:00Z",
        "2026-04-05T02:30, Australia/Sydney, 2026-04-04T15:30:00Z",
    })
    void daylightSavingIsReadAsTheStandardSays(LocalDateTime at, String zone, String instant) {
        assertThat(WallClock.instant(at, ZoneId.of(zone))).isEqualTo(instant);
    }
}
