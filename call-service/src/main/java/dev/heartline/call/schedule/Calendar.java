package dev.heartline.call.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * An iCalendar of <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>. It says that there are calls and when, and not
 * what they are about: calendars are shared. Times are in UTC, so that no zone's rules need to be told.
 */
record Calendar(List<Entry> entries) {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Octets of a line, without its end. */
    private static final int LONGEST_LINE = 75;

    Calendar {
        entries = List.copyOf(entries);
    }

    /**
     * @param uid the same whenever the calendar is fetched
     * @param stamp when it was written down
     */
    record Entry(String uid, Instant stamp, Instant at) {}

    String text() {
        var text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//Heartline//Calls//EN");
        line(text, "CALSCALE:GREGORIAN");
        entries.forEach(entry -> {
            line(text, "BEGIN:VEVENT");
            line(text, "UID:" + entry.uid());
            line(text, "DTSTAMP:" + UTC.format(entry.stamp()));
            line(text, "DTSTART:" + UTC.format(entry.at()));
            line(text, "DURATION:PT20M");
            line(text, "SUMMARY:Call with your coach");
            line(text, "END:VEVENT");
        });
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    /** Longer lines are folded; all that we write is ASCII, so that an octet is a character. */
    private static void line(StringBuilder text, String line) {
        var rest = line;
        while (rest.getBytes(StandardCharsets.US_ASCII).length > LONGEST_LINE) {
            text.append(rest, 0, LONGEST_LINE).append("\r\n");
            rest = " " + rest.substring(LONGEST_LINE);
        }
        text.append(rest).append("\r\n");
    }
}
