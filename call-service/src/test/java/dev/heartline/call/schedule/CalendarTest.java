package dev.heartline.call.schedule;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CalendarTest {

    private static final Instant WRITTEN = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aCallIsAnEventInUtcThatSaysNothingOfItsPurpose() {
        var calendar = new Calendar(List.of(new Calendar.Entry("one", WRITTEN, Instant.parse("2026-03-29T07:00:00Z"))));

        assertThat(calendar.text().split("\r\n"))
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Heartline//Calls//EN",
                        "CALSCALE:GREGORIAN",
                        "BEGIN:VEVENT",
                        "UID:one",
                        "DTSTAMP:20260301T120000Z",
                        "DTSTART:20260329T070000Z",
                        "DURATION:PT20M",
                        "SUMMARY:Call with your coach",
                        "END:VEVENT",
                        "END:VCALENDAR");
    }

    @Test
    void aLongLineIsFolded() {
        var uid = "u".repeat(200);
        var calendar = new Calendar(List.of(new Calendar.Entry(uid, WRITTEN, WRITTEN)));

        assertThat(calendar.text().lines()).allMatch(line -> line.length() <= 75);
        assertThat(calendar.text().replace("\r\n ", "")).contains("UID:" + uid + "\r\n");
    }
}
