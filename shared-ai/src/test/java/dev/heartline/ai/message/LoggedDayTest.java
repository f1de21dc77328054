package dev.heartline.ai.message;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LoggedDayTest {

    private static final ZoneId LIMA = ZoneId.of("America/Lima");

    /** 4 March 2026 is a Wednesday; a day of its user ends at 03:00. */
    @ParameterizedTest(name = "\"{0}\" at {1}: {2}, certain is {3}")
    @CsvSource(delimiter = '|', textBlock = """
            I ran 5k                             | 2026-03-04T10:00 | 2026-03-04 | true
            I ran 5k this morning                | 2026-03-04T10:00 | 2026-03-04 | true
            I ran 5k on Monday                   | 2026-03-04T10:00 | 2026-03-02 | true
            I ran 5k on Monday                   | 2026-03-04T01:00 | 2026-03-02 | true
            I ran this Sunday                    | 2026-03-04T10:00 | 2026-03-01 | true
            Swam on thurs                        | 2026-03-04T10:00 | 2026-02-26 | true
            I ran 5k on Wednesday                | 2026-03-04T10:00 | 2026-02-25 | false
            I ran last Monday                    | 2026-03-04T10:00 | 2026-03-02 | false
            did yoga two days ago                | 2026-03-04T10:00 | 2026-03-02 | true
            did yoga 3 days ago                  | 2026-03-04T10:00 | 2026-03-01 | true
            walked the day before yesterday      | 2026-03-04T10:00 | 2026-03-02 | true
            ran yesterday                        | 2026-03-04T10:00 | 2026-03-03 | true
            ran yesterday                        | 2026-03-04T01:00 | 2026-03-02 | false
            swam last night                      | 2026-03-04T10:00 | 2026-03-03 | true
            swam last night                      | 2026-03-04T01:00 | 2026-03-03 | true
            swam last night                      | 2026-03-04T03:30 | 2026-03-03 | true
            walked 3 hours ago                   | 2026-03-04T04:00 | 2026-03-03 | true
            I ran today, further than yesterday  | 2026-03-04T10:00 | 2026-03-04 | true
            ran on Monday and on Tuesday         | 2026-03-04T10:00 | 2026-03-02 | false
            walked the other day                 | 2026-03-04T10:00 | 2026-03-03 | false
            went swimming over the weekend       | 2026-03-04T10:00 | 2026-03-03 | false
            ran 20k this week                    | 2026-03-04T10:00 | 2026-03-03 | false
            ran for the third time this week     | 2026-03-04T10:00 | 2026-03-04 | true
            walked every day since Monday        | 2026-03-04T10:00 | 2026-03-04 | true
            did the training for the race on Saturday | 2026-03-04T10:00 | 2026-02-28 | false
            """)
    void theDayIsOneOfTheirs(String words, LocalDateTime told, LocalDate day, boolean isCertain) {
        var when = LoggedDay.of(words).toldAt(told.atZone(LIMA).toInstant(), Optional.of(LIMA));

        assertThat(when.at().atZone(LIMA).minusHours(3).toLocalDate()).isEqualTo(day);
        assertThat(when.isCertain()).isEqualTo(isCertain);
    }

    @Test
    void whereNobodyKnowsTheZoneNoWeekdayIsCertain() {
        var told = LocalDateTime.parse("2026-03-04T10:00").toInstant(ZoneOffset.UTC);

        assertThat(LoggedDay.of("on Monday").toldAt(told, Optional.empty()).isCertain())
                .isFalse();
        assertThat(LoggedDay.of("yesterday").toldAt(told, Optional.empty()).isCertain())
                .isTrue();
    }
}
