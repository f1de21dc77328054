package dev.heartline.engagement.policy.streak;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The days of people: they end when a late evening is over. By local clock times, so that a day of 23 or 25 hours is one day.
 */
public final class UserDay {

    /** What is done before belongs to the day before. No zone sets its clocks back over it, so that no day begins twice. */
    public static final LocalTime BEGINS = LocalTime.of(3, 0);

    private UserDay() {}

    public static LocalDate of(Instant instant, ZoneId zone) {
        return instant.atZone(zone)
                .toLocalDateTime()
                .minusHours(BEGINS.getHour())
                .toLocalDate();
    }

    public static Instant beginningOf(LocalDate day, ZoneId zone) {
        return day.atTime(BEGINS).atZone(zone).toInstant();
    }

    public static Instant endOf(LocalDate day, ZoneId zone) {
        return beginningOf(day.plusDays(1), zone);
    }
}
