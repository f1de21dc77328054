package dev.heartline.ai.callback;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the calls or texts that the user has asked for they no longer want, on the clock of their wall.
 *
 * @param day empty for all of them, or those at the hours whatever the day
 * @param hours of the day, 0 to 23; empty for all
 */
public record CalledOff(Optional<LocalDate> day, Set<Integer> hours) {

    public static final CalledOff ALL = new CalledOff(Optional.empty(), Set.of());

    public CalledOff {
        hours = Set.copyOf(hours);
    }

    /** Whether it is one that comes then. */
    public boolean takes(LocalDateTime at) {
        return day.filter(off -> !off.equals(at.toLocalDate())).isEmpty()
                && (hours.isEmpty() || hours.contains(at.getHour()));
    }

    /** Whether one of them is of what comes at a time in their zone. */
    public static boolean takes(List<CalledOff> off, Instant at, ZoneId zone) {
        var local = LocalDateTime.ofInstant(at, zone);
        return off.stream().anyMatch(one -> one.takes(local));
    }

    /** An hour that was left open may be one of them on the day that is named, but on no other. */
    boolean takes(CallbackRequest asked) {
        return asked.time()
                .map(time -> takes(asked.day().atTime(time)))
                .orElseGet(() -> day.map(asked.day()::equals).orElse(hours.isEmpty()));
    }

    /**
     * "tomorrow", "at six".
     *
     * @param now on their clock, when they said it
     * @return empty where it is all of them
     */
    public Optional<String> spoken(LocalDateTime now) {
        var ofDay = day.map(off -> SpokenTime.of(off, now));
        var ofHours = hours.isEmpty() ? Optional.<String>empty() : Optional.of(SpokenTime.of(hours));
        return ofDay.map(off -> ofHours.map(at -> off + (off.contains(",") ? ", " : " ") + at)
                        .orElse(off))
                .or(() -> ofHours);
    }
}
