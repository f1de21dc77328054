package dev.heartline.call.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hour of a call whose request names only the day.
 *
 * @param best at which the user takes calls, best first; empty where too little is known
 * @param usual where none of those is known, or still ahead on that day
 */
record OpenTime(List<LocalTime> best, LocalTime usual) {

    record Chosen(LocalDateTime at, TimeFrom from) {}

    /**
     * The best hour of the day that is still ahead.
     *
     * @throws NotSchedulable where none is
     */
    Chosen on(LocalDate day, ZoneId zone, Instant now) {
        return Stream.concat(
                        best.stream().map(time -> new Chosen(day.atTime(time), TimeFrom.PATTERNS)),
                        Stream.of(new Chosen(day.atTime(usual), TimeFrom.DEFAULT)))
                .filter(chosen -> WallClock.instant(chosen.at(), zone).isAfter(now))
                .findFirst()
                .orElseThrow(() -> new NotSchedulable("No hour for a call is left on that day: name a time"));
    }

    /** Today, where an hour of it is left, else tomorrow. */
    Chosen next(ZoneId zone, Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        try {
            return on(today, zone, now);
        } catch (NotSchedulable e) {
            return on(today.plusDays(1), zone, now);
        }
    }
}
