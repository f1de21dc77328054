package dev.heartline.ai.message;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.heartline.ai.time.Numbers;

/**
 * The day on which something was done, as its words name it.
 *
 * @param back how many days ago, 0 where nothing is named
 * @param hoursBack how many hours ago, where that is said
 * @param weekday the last one before it is told; null where none is named
 * @param isLastNight it was "last night"
 * @param isCertain false for "the other day", and where several days are named
 */
public record LoggedDay(int back, int hoursBack, DayOfWeek weekday, boolean isLastNight, boolean isCertain) {

    public static final LoggedDay TODAY = back(0);

    /** A day of a user begins then: what is said before is said on the day before. As engagement counts days. */
    static final LocalTime BEGINS = LocalTime.of(3, 0);

    private static final List<String> NUMBERS = Numbers.upTo(10);

    private static final Pattern NOW =
            Pattern.compile("(?i)\\b(?:today|this (?:morning|afternoon|evening)|tonight|just now)\\b");

    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\b(?:(?<before>day before yesterday)|(?<yesterday>yesterday)|(?<night>last night)|(?<n>\\d{1,2}|"
                    + String.join("|", NUMBERS.subList(1, NUMBERS.size()))
                    + "|an?) (?<unit>hours?|days?|nights?|weeks?) ago"
                    + "|(?:(?<lead>on|last|this|this past|since|by|until|till|next|every|each|before|other|from|for) )?"
                    + "(?:(?<weekday>mon|tues|wednes|thurs|fri|satur|sun)day(?!s|'s)"
                    + "|(?<=\\bon )(?<short>mon|tue|tues|wed|thu|thurs|fri|sat|sun)))\\b");

    private static final String NTH = "(?:first|second|third|fourth|fifth|sixth|\\d(?:st|nd|rd|th)) "
            + "(?:time|run|walk|workout|session|day|one|ride|swim|class)";

    private static final Pattern VAGUE = Pattern.compile("(?i)\\b(?:the other (?:day|night|week|morning|evening)"
            + "|(?:a few|a couple(?: of)?|several|some|many) (?:days|nights|weeks|hours) (?:ago|back)"
            + "|(?:a while|ages|months?|years?) (?:ago|back)|recently|lately"
            + "|last (?:week|weekend|month|year|summer|winter|spring|fall|autumn|time)"
            + "|(?:on|over|at|during|all) the weekend|this (?:past )?(?:weekend|month|year)"
            + "|(?<!\\b" + NTH + " )this week|earlier (?:this|in the) week"
            + "|on the \\d{1,2}(?:st|nd|rd|th)"
            + "|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* \\d{1,2}(?:st|nd|rd|th)?"
            + "|\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:january|february|march|april|may|june|july|august|september|october|november"
            + "|december))\\b");

    /** The day is of what it was for. */
    private static final Pattern FOR_A_DAY =
            Pattern.compile("(?i)\\b(?:training|ready|prepar\\w+|practi[cs]\\w+|before|ahead"
                    + " of|race|game|match|marathon|party|wedding|exam|test|trip|meeting|appointment)\\b");

    /** Said of a span or a habit, and not of when it was done. */
    private static final List<String> NO_DAY = List.of("since", "by", "until", "till", "next", "before", "from", "for");

    private static LoggedDay back(int days) {
        return new LoggedDay(days, 0, null, false, true);
    }

    private static LoggedDay unsure(int days) {
        return new LoggedDay(days, 0, null, false, false);
    }

    private LoggedDay unsure() {
        return new LoggedDay(back, hoursBack, weekday, isLastNight, false);
    }

    static LoggedDay of(String words) {
        if (NOW.matcher(words).find()) return TODAY;
        var named = NAMED.matcher(words)
                .results()
                .flatMap(found -> of(found, words).stream())
                .distinct()
                .toList();
        if (VAGUE.matcher(words).find() || named.size() > 1)
            return named.isEmpty() ? unsure(1) : named.getFirst().unsure();
        return named.isEmpty() ? TODAY : named.getFirst();
    }

    private static Optional<LoggedDay> of(MatchResult found, String words) {
        if (found.group("before") != null) return Optional.of(back(2));
        if (found.group("yesterday") != null) return Optional.of(back(1));
        if (found.group("night") != null) return Optional.of(new LoggedDay(1, 0, null, true, true));
        if (found.group("n") != null) return Optional.of(ago(found));
        var lead = Optional.ofNullable(found.group("lead"))
                .map(it -> it.toLowerCase(Locale.ROOT))
                .orElse("on");
        if (NO_DAY.contains(lead)) return Optional.empty();
        boolean isCertain = (lead.equals("on") || lead.startsWith("this"))
                && !FOR_A_DAY.matcher(words.substring(0, found.start())).find();
        var name = found.group("weekday") == null ? found.group("short") : found.group("weekday");
        return Optional.of(new LoggedDay(1, 0, dayOfWeek(name), false, isCertain));
    }

    private static LoggedDay ago(MatchResult found) {
        var said = found.group("n").toLowerCase(Locale.ROOT);
        int n = said.startsWith("a") ? 1 : NUMBERS.contains(said) ? NUMBERS.indexOf(said) : Integer.parseInt(said);
        return switch (found.group("unit").toLowerCase(Locale.ROOT).charAt(0)) {
            case 'h' -> new LoggedDay(0, n, null, false, true);
            case 'w' -> unsure(7 * n);
            default -> back(n);
        };
    }

    private static DayOfWeek dayOfWeek(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(name.substring(0, 3).toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    /**
     * When it was, at the hour at which it is told.
     *
     * @param isCertain whether it is certain that it was on this day of theirs
     */
    public record When(Instant at, boolean isCertain) {}

    /**
     * "Last night", told before the day of its teller is over, was on that day; which day is "yesterday" then isn't certain, nor
     * is "on Monday" on a Monday.
     *
     * @param zone of who tells it; empty where nobody knows it: then no weekday is certain
     */
    public When toldAt(Instant told, Optional<ZoneId> zone) {
        if (hoursBack > 0) return new When(told.minus(Duration.ofHours(hoursBack)), isCertain);
        var local = told.atZone(zone.orElse(ZoneOffset.UTC));
        boolean isSmallHours = zone.isPresent() && local.toLocalTime().isBefore(BEGINS);
        if (isLastNight && isSmallHours) return new When(told, isCertain);
        if (weekday == null)
            return new When(
                    local.minusDays(back).toInstant(), isCertain && (back == 0 || isLastNight || !isSmallHours));
        var today = local.minusHours(BEGINS.getHour()).getDayOfWeek();
        int days = Math.floorMod(today.getValue() - weekday.getValue(), 7);
        return new When(local.minusDays(days == 0 ? 7 : days).toInstant(), isCertain && zone.isPresent() && days > 0);
    }
}
