package dev.heartline.service.contact;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Until when somebody wants to be left alone who says that now is not the time. Reads few words; what it can't read is a day. */
final class PauseWords {

    private static final Duration A_DAY = Duration.ofHours(24);
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private static final Pattern IN_A_WHILE =
            Pattern.compile("\\bin (an?|half an|\\d{1,2}|a couple of|a few) (minutes?|mins?|hours?|hrs?)\\b");
    private static final Pattern NEXT_WEEK = Pattern.compile("\\bnext week\\b|\\b(?:not|busy) this week\\b");
    private static final Pattern NOT_TONIGHT = Pattern.compile("\\bnot (?:tonight|today|this evening)\\b");
    private static final Pattern TOMORROW = Pattern.compile("\\btomorrow\\b");
    private static final Pattern TONIGHT = Pattern.compile("\\b(?:tonight|this evening|after work)\\b");

    private PauseWords() {}

    /** @param zone of whoever says it; empty where nobody knows it: then days are lengths of time */
    static Instant until(String said, Optional<ZoneId> zone, ContactHours hours, Instant now) {
        var words = said.toLowerCase(Locale.ROOT);
        var length = IN_A_WHILE.matcher(words);
        if (length.find()) {
            return now.plus(lengthOf(length.group(1), length.group(2)));
        }
        if (zone.isEmpty()) {
            return now.plus(NEXT_WEEK.matcher(words).find() ? A_DAY.multipliedBy(7) : A_DAY);
        }
        return onTheirClock(words, zone.get(), hours, now);
    }

    private static Instant onTheirClock(String words, ZoneId zone, ContactHours hours, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        if (NEXT_WEEK.matcher(words).find()) {
            return today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                    .atTime(hours.opens())
                    .atZone(zone)
                    .toInstant();
        }
        if (TOMORROW.matcher(words).find() || NOT_TONIGHT.matcher(words).find()) {
            return today.plusDays(1).atTime(hours.opens()).atZone(zone).toInstant();
        }
        var evening = today.atTime(EVENING).atZone(zone).toInstant();
        return TONIGHT.matcher(words).find() && evening.isAfter(now) ? evening : now.plus(A_DAY);
    }

    private static Duration lengthOf(String howMany, String unit) {
        var one = unit.startsWith("m") ? Duration.ofMinutes(1) : Duration.ofHours(1);
        return switch (howMany) {
            case "a", "an" -> one;
            case "half an" -> one.dividedBy(2);
            case "a couple of" -> one.multipliedBy(2);
            case "a few" -> one.multipliedBy(3);
            default -> one.multipliedBy(Math.max(1, Integer.parseInt(howMany)));
        };
    }
}
