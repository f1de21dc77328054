package dev.heartline.service.contact;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.heartline.events.ContextRefreshed;

/**
 * At which hours somebody said that they don't want to be contacted, as far as that names days or hours: "before ten", "on Sundays",
 * "in the evenings". "During my shift" names none. Of calls and texts alike: which of them it was said of isn't known any more.
 */
public record StatedHours(List<Avoided> avoided) {

    public static final StatedHours NONE = new StatedHours(List.of());

    private static final Pattern BOUND = Pattern.compile("(?<side>after|before) (?:(?<noon>noon|midday)"
            + "|(?<hour>[01]?\\d|2[0-3]):(?<minute>[0-5]\\d)"
            + "|(?<bare>1[0-2]|[1-9]|" + NumberWords.ANY + "))");

    private static final Pattern TIMES = Pattern.compile("(?:(?:on|in|at|during) )?(?:the )?"
            + "(?:(?<weekday>mon|tues|wednes|thurs|fri|satur|sun)day|(?<weekend>weekend)|(?<weekdays>weekday))?s?"
            + "(?:(?:^|\\b| )(?:(?:in|at) )?(?<part>morning|afternoon|evening|night)s?)?");

    private static final LocalTime EVENING = LocalTime.of(17, 0);
    private static final LocalTime NIGHT = LocalTime.of(20, 0);

    private static final int DAYS_AHEAD = 8;

    /**
     * @param days on which it holds
     * @param from local time at which it begins
     * @param to first local time after it; null where it lasts to the end of the day
     */
    record Avoided(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

        boolean holds(LocalDateTime at) {
            return days.contains(at.getDayOfWeek())
                    && !at.toLocalTime().isBefore(from)
                    && (to == null || at.toLocalTime().isBefore(to));
        }
    }

    public StatedHours {
        avoided = List.copyOf(avoided);
    }

    /** What is known of somebody's preferences, as the memory writes them. */
    public static StatedHours of(List<ContextRefreshed.Preference> preferences) {
        return new StatedHours(preferences.stream()
                .flatMap(one ->
                        read(one.key(), one.value().toLowerCase(Locale.ROOT).strip()).stream())
                .toList());
    }

    private static Optional<Avoided> read(String key, String value) {
        return switch (key) {
            case "contact_time" -> bound(value);
            case "avoid_contact_time" -> times(value);
            default -> Optional.empty();
        };
    }

    /** "Never before ten" is kept as a wish for after ten. */
    private static Optional<Avoided> bound(String value) {
        var found = BOUND.matcher(value);
        if (!found.matches()) return Optional.empty();
        boolean isAfter = found.group("side").equals("after");
        var time = time(
                found.group("noon") != null, found.group("hour"), found.group("minute"), found.group("bare"), isAfter);
        return Optional.of(
                isAfter
                        ? new Avoided(EnumSet.allOf(DayOfWeek.class), LocalTime.MIN, time)
                        : new Avoided(EnumSet.allOf(DayOfWeek.class), time, null));
    }

    /** Of a bare hour nobody knows the half of the day: what is wanted after nine is so in the morning, what is over at nine is the evening. */
    private static LocalTime time(boolean isNoon, String hour, String minute, String bare, boolean isAfter) {
        if (isNoon) return LocalTime.NOON;
        if (hour != null) return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
        int twelve = NumberWords.of(bare);
        return LocalTime.of(isAfter || twelve == 12 ? twelve : twelve + 12, 0);
    }

    private static Optional<Avoided> times(String value) {
        var found = TIMES.matcher(value);
        if (!found.matches()) return Optional.empty();
        var part = found.group("part");
        boolean namesDays = Stream.of("weekday", "weekend", "weekdays").anyMatch(name -> found.group(name) != null);
        if (part == null && !namesDays) return Optional.empty();
        var days = days(found.group("weekday"), found.group("weekend") != null, found.group("weekdays") != null);
        return Optional.of(
                switch (part) {
                    case null -> new Avoided(days, LocalTime.MIN, null);
                    case "morning" -> new Avoided(days, LocalTime.MIN, LocalTime.NOON);
                    case "afternoon" -> new Avoided(days, LocalTime.NOON, EVENING);
                    case "evening" -> new Avoided(days, EVENING, null);
                    default -> new Avoided(days, NIGHT, null);
                });
    }

    private static Set<DayOfWeek> days(String weekday, boolean weekend, boolean weekdays) {
        if (weekday != null) {
            return EnumSet.copyOf(Stream.of(DayOfWeek.values())
                    .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(weekday + "day"))
                    .toList());
        }
        if (weekend) return EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        return weekdays ? EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY) : EnumSet.allOf(DayOfWeek.class);
    }

    /**
     * Until when a contact waits for an hour that is neither theirs to refuse nor quiet; empty where it may be made now. Where they leave
     * no hour of a week open they hold nothing back: whoever wants no contact at all says so, and that is another wish.
     */
    Optional<Instant> next(Instant now, ZoneId zone, ContactHours hours) {
        var local = now.atZone(zone).toLocalDateTime();
        if (avoided.stream().noneMatch(one -> one.holds(local))) return Optional.empty();
        return IntStream.range(0, DAYS_AHEAD)
                .mapToObj(local.toLocalDate()::plusDays)
                .flatMap(day -> openings(day, hours))
                .filter(at -> avoided.stream().noneMatch(one -> one.holds(at)))
                .map(at -> at.atZone(zone).toInstant())
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo);
    }

    /** The times of a day at which something may open. */
    private Stream<LocalDateTime> openings(LocalDate day, ContactHours hours) {
        return Stream.concat(Stream.of(hours.opens()), avoided.stream().flatMap(one -> Stream.ofNullable(one.to())))
                .filter(time -> !time.isBefore(hours.opens()) && time.isBefore(hours.closes()))
                .map(day::atTime);
    }
}
