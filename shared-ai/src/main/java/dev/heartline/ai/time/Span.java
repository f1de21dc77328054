package dev.heartline.ai.time;

import java.time.LocalDate;

/**
 * Days, both ends included.
 *
 * @param from not after {@code to}
 */
public record Span(LocalDate from, LocalDate to) {

    static Span of(LocalDate day) {
        return new Span(day, day);
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
