package dev.heartline.service.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The years that a request may speak of, 1900 to 2200: everybody's birth and everybody's plans. Java's own ends are a billion
 * years away, where no database, schema or sum with a duration can follow.
 */
final class PlausibleYears {

    /** The types of times and dates that requests hold. */
    static final Set<Class<?>> TYPES =
            Set.of(Instant.class, OffsetDateTime.class, LocalDateTime.class, LocalDate.class);

    private static final int FIRST = 1900;
    private static final int LAST = 2200;

    private static final Pattern WRITTEN = Pattern.compile("([+-]?\\d{4,10})-\\d{2}-\\d{2}(?:[Tt].*)?");

    private PlausibleYears() {}

    /** @param time one of the {@link #TYPES}; an instant is looked at in UTC */
    static boolean hold(TemporalAccessor time) {
        int year = time instanceof Instant instant
                ? instant.atOffset(ZoneOffset.UTC).getYear()
                : time.get(ChronoField.YEAR);
        return isPlausible(year);
    }

    /** True also of a text that is no time or date. */
    static boolean holdWhatIsWritten(String text) {
        var written = WRITTEN.matcher(text);
        return !written.matches() || isPlausible(Long.parseLong(written.group(1)));
    }

    private static boolean isPlausible(long year) {
        return year >= FIRST && year <= LAST;
    }
}
