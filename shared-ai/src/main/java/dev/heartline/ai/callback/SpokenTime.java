package dev.heartline.ai.callback;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.heartline.ai.time.Numbers;

/** Days and hours as the coach says them, so that a misreading is heard: "tomorrow at eight in the evening". In English. */
final class SpokenTime {

    /** Hour before which "tomorrow" may be the day that has begun already: its name is said too. */
    private static final int STILL_NIGHT = 3;

    /** Days after which the name of one comes again. */
    private static final int WEEK = 7;

    private static final List<String> HOURS = Numbers.upTo(12);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.US);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);

    private SpokenTime() {}

    static String of(LocalDate day, LocalDateTime now) {
        long away = ChronoUnit.DAYS.between(now.toLocalDate(), day);
        if (away > 1 || away < 0) return "on " + (away > 0 && away < WEEK ? WEEKDAY : DATE).format(day);
        var relative = away == 0 ? "today" : "tomorrow";
        return now.getHour() < STILL_NIGHT ? relative + ", " + WEEKDAY.format(day) : relative;
    }

    static String of(LocalDate day, LocalTime hour, LocalDateTime now) {
        var named = of(day, now);
        return named + (named.contains(",") ? ", " : " ") + of(hour);
    }

    static String of(LocalTime hour) {
        if (hour.equals(LocalTime.NOON)) return "at noon";
        return "at " + clock(hour) + " in the "
                + (hour.getHour() < 12 ? "morning" : hour.getHour() < 18 ? "afternoon" : "evening");
    }

    private static String clock(LocalTime hour) {
        return hour.getMinute() == 0
                ? HOURS.get(ofTwelve(hour.getHour()))
                : "%d:%02d".formatted(ofTwelve(hour.getHour()), hour.getMinute());
    }

    private static int ofTwelve(int hour) {
        return (hour + 11) % 12 + 1;
    }

    /** Of the hours that a part of the day has, or of one that may be in either half of it. */
    static String of(Set<Integer> hours) {
        int first = hours.stream().min(Integer::compare).orElseThrow();
        if (hours.size() <= 2) return "at " + HOURS.get(ofTwelve(first));
        return CallbackTime.partOf(hours)
                .map(part -> part.equals("night") ? "at night" : "in the " + part)
                .orElseThrow();
    }
}
