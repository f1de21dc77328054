package dev.heartline.engagement.policy.streak;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The days of people: they end when a late evening is over. By local clock times, so that a day of 23 or 25 hours is one day. Where the
 * clocks are set back over its beginning (the Chatham Islands, from 03:45 to 02:45), it has begun the first time.
 */
public final class UserDay {

    /** What is done before belongs to the day before. */
    public static final LocalTime BEGINS = LocalTime.of(3, 0);

    private UserDay() {}

    public static LocalDate of(Instant instant, ZoneId zone) {
        var day = instant.atZone(zone)
                .toLocalDateTime()
                .minusHours(BEGINS.getHour())
                .toLocalDate();
        return instant.isBefore(endOf(day, zone)) ? day : day.plusDays(1);
    }

    /** Where the clocks are set forward over it, the day begins at that moment. */
    public static Instant beginningOf(LocalDate day, ZoneId zone) {
        var begins = day.atTime(BEGINS);
        var change = zone.getRules().getTransition(begins);
        return change != null && change.isGap()
                ? change.getInstant()
                : begins.atZone(zone).toInstant();
    }

    public static Instant endOf(LocalDate day, ZoneId zone) {
        return beginningOf(day.plusDays(1), zone);
    }
}
