package dev.heartline.engagement.policy.streak;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Days in a row, as of the last of them.
 *
 * <p>A day is missed only once it has ended wherever the user was. Missed days are bridged by freezes, without counting; a
 * freeze is earned by each seventh day in a row, and used by itself.
 *
 * @param length days in a row, without those that were bridged
 * @param longest that there ever was
 * @param lastDay null before the first
 * @param lastZones where the user was on the last day
 * @param freezesHeld 0 to 2
 */
public record Streak(int length, int longest, LocalDate lastDay, Set<ZoneId> lastZones, int freezesHeld) {

    public static final Streak NONE = new Streak(0, 0, null, Set.of(), 0);

    /** What is told later than this about a day doesn't count for a streak: the day is long over. */
    public static final Duration LATEST = Duration.ofHours(72);

    /** How long a zone that the user was in still counts as theirs. */
    public static final Duration ZONES_OF = Duration.ofHours(48);

    static final int MOST_FREEZES = 2;

    private static final int EARNS_A_FREEZE = 7;

    public Streak {
        lastZones = Set.copyOf(lastZones);
    }

    /** From the first day on. In any order; no day twice. */
    public static Streak of(List<ActiveDay> days, FreeTime free) {
        var streak = NONE;
        for (var day :
                days.stream().sorted(Comparator.comparing(ActiveDay::day)).toList()) {
            streak = streak.on(day, free);
        }
        return streak;
    }

    /** With a longest that is known of before the days that it was made of. */
    public Streak asLongAs(int once) {
        return new Streak(length, Math.max(longest, once), lastDay, lastZones, freezesHeld);
    }

    /** Whether the day can simply be added; else the streak has to be computed anew from all its days. */
    public boolean isContinuedBy(LocalDate day) {
        return lastDay == null || day.isAfter(lastDay);
    }

    /** @param next after the last day */
    public Streak on(ActiveDay next, FreeTime free) {
        if (lastDay == null) {
            return began(next);
        }
        int missed = missed(firstIn(next.firstAt(), lastZones, next.day()), free);
        if (missed > freezesHeld) {
            return began(next);
        }
        int days = length + 1;
        int left = freezesHeld - missed;
        return new Streak(
                days,
                Math.max(days, longest),
                next.day(),
                next.zones(),
                days % EARNS_A_FREEZE == 0 ? Math.min(MOST_FREEZES, left + 1) : left);
    }

    private Streak began(ActiveDay first) {
        return new Streak(1, Math.max(1, longest), first.day(), first.zones(), 0);
    }

    /**
     * How it stands, whether anything was done since or not.
     *
     * @param zones that the user was in lately, at least one
     */
    public StreakStanding at(Instant now, Set<ZoneId> zones, FreeTime free) {
        if (lastDay == null) {
            return StreakStanding.over(this, LocalDate.MIN);
        }
        var today = firstIn(now, zones, LocalDate.MAX);
        int missed = missed(today, free);
        if (missed > freezesHeld) {
            return StreakStanding.over(this, today);
        }
        var due = firstAsked(today.isAfter(lastDay) ? today : lastDay.plusDays(1), zones, free);
        return new StreakStanding(
                length, longest, lastDay, freezesHeld - missed, !today.isAfter(lastDay), lastEnd(due, zones));
    }

    /** The earliest of the days that it is there, at most the one given. */
    private static LocalDate firstIn(Instant instant, Set<ZoneId> zones, LocalDate atMost) {
        return zones.stream()
                .map(zone -> UserDay.of(instant, zone))
                .filter(day -> day.isBefore(atMost))
                .min(Comparator.naturalOrder())
                .orElse(atMost);
    }

    /** The first day that isn't free; none is looked for beyond a year. */
    private static LocalDate firstAsked(LocalDate from, Set<ZoneId> zones, FreeTime free) {
        return from.datesUntil(from.plusYears(1))
                .filter(day -> !isFree(day, zones, free))
                .findFirst()
                .orElse(from.plusYears(1));
    }

    private static boolean isFree(LocalDate day, Set<ZoneId> zones, FreeTime free) {
        return zones.stream().anyMatch(zone -> free.touches(day, zone));
    }

    private static Instant lastEnd(LocalDate day, Set<ZoneId> zones) {
        return zones.stream()
                .map(zone -> UserDay.endOf(day, zone))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Days between the last one and the given one that were not free. */
    private int missed(LocalDate until, FreeTime free) {
        var first = lastDay.plusDays(1);
        return until.isBefore(first)
                ? 0
                : (int) first.datesUntil(until)
                        .filter(day -> !isFree(day, lastZones, free))
                        // More than the freezes is over, however long ago.
                        .limit(MOST_FREEZES + 1L)
                        .count();
    }
}
