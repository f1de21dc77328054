package dev.heartline.engagement.policy.streak;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * A day on which it was done.
 *
 * @param day fixed when it was told, whatever the user's zone becomes
 * @param firstAt when it was first done on that day
 * @param zones where the user was, at least one
 */
public record ActiveDay(LocalDate day, Instant firstAt, Set<ZoneId> zones) {

    public ActiveDay {
        zones = Set.copyOf(zones);
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("a day is a day somewhere");
        }
    }
}
