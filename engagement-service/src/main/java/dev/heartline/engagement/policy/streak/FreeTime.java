package dev.heartline.engagement.policy.streak;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Times in which nothing is asked of the user: we were out of order, or they were in distress. A day they touch is free. */
public record FreeTime(List<Span> spans) {

    /** Nowhere days end later. */
    private static final ZoneId LAST_TO_END = ZoneOffset.ofHours(-12);

    public static final FreeTime NONE = new FreeTime(List.of());

    /**
     * @param from inclusive
     * @param to exclusive
     */
    public record Span(Instant from, Instant to) {}

    public FreeTime {
        spans = List.copyOf(spans);
    }

    /** How many had begun when the day was over everywhere: no other can have anything to do with it, or with the days before. */
    public int begunBy(LocalDate day) {
        var over = UserDay.endOf(day, LAST_TO_END);
        return (int) spans.stream().filter(span -> span.from().isBefore(over)).count();
    }

    boolean touches(LocalDate day, ZoneId zone) {
        var begins = UserDay.beginningOf(day, zone);
        var ends = UserDay.endOf(day, zone);
        return spans.stream()
                .anyMatch(span -> span.from().isBefore(ends) && span.to().isAfter(begins));
    }
}
