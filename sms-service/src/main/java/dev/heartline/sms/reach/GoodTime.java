package dev.heartline.sms.reach;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.heartline.service.contact.ContactHours;

/**
 * When a text that isn't urgent is best sent: in an hour in which its user is mostly about, on a day on which they are. Only within the
 * hours in which it may be sent at all; whether it may be sent is asked when it is due.
 */
final class GoodTime {

    /** Of the active hours, the most active ones. */
    private static final int BEST_HOURS = 3;

    private GoodTime() {}

    /**
     * The first good moment, on an active day where there is one.
     *
     * @param latest inclusive
     * @return {@code earliest} where no good moment is known, or comes in time
     */
    static Instant between(Instant earliest, Instant latest, ReachPattern pattern, ZoneId zone, ContactHours allowed) {
        if (latest.isBefore(earliest)) {
            return earliest;
        }
        var days = earliest.atZone(zone)
                .toLocalDate()
                .datesUntil(latest.atZone(zone).toLocalDate().plusDays(1))
                .toList();
        var moments = days.stream()
                .flatMap(day -> moments(day, earliest, pattern, zone, allowed))
                .filter(at -> !at.isAfter(latest))
                .toList();
        return moments.stream()
                .filter(at -> pattern.isActiveOn(at.atZone(zone).getDayOfWeek()))
                .findFirst()
                .or(() -> moments.stream().findFirst())
                .orElse(earliest);
    }

    /**
     * A good moment of a day that is still ahead: in the most active hour that is left, else at the usual time.
     *
     * @return empty where no time of the day is left
     */
    static Optional<Instant> on(
            LocalDate day, LocalTime usual, Instant now, ReachPattern pattern, ZoneId zone, ContactHours allowed) {
        return Stream.concat(best(pattern).stream().map(hour -> LocalTime.of(hour, 0)), Stream.of(usual))
                .map(time -> day.atTime(time).atZone(zone).toInstant())
                .filter(at -> at.isAfter(now) && allowed.areOpen(at, zone))
                .findFirst();
    }

    /** One for each hour, in their order: its beginning, or {@code earliest} where that is within it. */
    private static Stream<Instant> moments(
            LocalDate day, Instant earliest, ReachPattern pattern, ZoneId zone, ContactHours allowed) {
        return best(pattern).stream()
                .sorted()
                .flatMap(hour -> {
                    var begin = day.atTime(hour, 0).atZone(zone);
                    var at = begin.toInstant().isBefore(earliest) ? earliest : begin.toInstant();
                    return at.isBefore(begin.plusHours(1).toInstant()) ? Stream.of(at) : Stream.empty();
                })
                .filter(at -> allowed.areOpen(at, zone));
    }

    private static List<Integer> best(ReachPattern pattern) {
        return pattern.activeHours().stream().limit(BEST_HOURS).toList();
    }
}
