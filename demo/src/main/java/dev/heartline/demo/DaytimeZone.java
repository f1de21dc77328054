package dev.heartline.demo;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A place where it is the middle of the day. The people of the demo live there, because nobody is texted in their quiet
 * hours, whatever the hour at which somebody tries the demo.
 */
final class DaytimeZone {

    private static final int NOON_AND_A_BIT = LocalTime.of(13, 0).toSecondOfDay();

    private DaytimeZone() {}

    static ZoneId now(Instant now) {
        return Stream.of(
                        "Pacific/Auckland",
                        "Australia/Sydney",
                        "Asia/Tokyo",
                        "Asia/Bangkok",
                        "Asia/Karachi",
                        "Africa/Nairobi",
                        "Europe/Berlin",
                        "Europe/London",
                        "America/Sao_Paulo",
                        "America/New_York",
                        "America/Denver",
                        "America/Los_Angeles",
                        "Pacific/Honolulu")
                .map(ZoneId::of)
                .min(Comparator.comparingInt(
                        zone -> Math.abs(now.atZone(zone).toLocalTime().toSecondOfDay() - NOON_AND_A_BIT)))
                .orElseThrow();
    }
}
