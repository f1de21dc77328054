package dev.heartline.messaging.consume;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Instants as the RFC allows them to be written: {@code t} and {@code z} in either case, a space for the {@code t}, any number of
 * decimals, a leap second. A time without zone is none.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339, section 5.6</a>
 */
final class Rfc3339 {

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[Tt ](\\d{2}:\\d{2}):(\\d{2})(?:\\.(\\d{1,9})\\d*)?([Zz]|[+-]\\d{2}:\\d{2})");

    private Rfc3339() {}

    /** @throws DateTimeException if it is none */
    static Instant parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new DateTimeException("no RFC 3339 time");
        }
        boolean leap = form.group(3).equals("60");
        var written = "%sT%s:%s%s%s"
                .formatted(
                        form.group(1),
                        form.group(2),
                        leap ? "59" : form.group(3),
                        form.group(4) == null ? "" : "." + form.group(4),
                        form.group(5).equals("z") ? "Z" : form.group(5));
        Instant instant = OffsetDateTime.parse(written).toInstant();
        return leap ? instant.plusSeconds(1) : instant;
    }
}
