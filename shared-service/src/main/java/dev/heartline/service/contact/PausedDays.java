package dev.heartline.service.contact;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The days that a wish to be left alone names. A day on which they want to hear from us ends the pause when its contact hours
 * begin; one on which they don't ("not tomorrow", "away next week") when those of the day after it do.
 */
final class PausedDays {

    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private static final String WEEKDAY = "(?:(?<weekday>mon|tues|wednes|thurs|fri|satur|sun)day"
            + "|(?<short>tues|weds|thurs?|(?<=\\b(?:until|till|til|on|by) )(?:mon|tue|wed|fri|sat|sun)))";

    private static final String MONTH = "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
            + "|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

    private static final String DATE_LEAD = "(?<=\\b(?:until|till|til|on|back|by|after|before|from|through|thru) )";

    private static final Pattern NAMED = Pattern.compile("\\b(?:"
            + "(?<after>day after tomorrow)"
            + "|(?<tomorrow>tomorrow|tmrw|tomorow)"
            + "|(?<rest>(?:rest|end|remainder) of (?:the|this) (?:day|week|weekend|month|year))"
            + "|end of " + MONTH.replace("month", "whole")
            + "|(?<evening>tonight|this evening|after work)"
            + "|(?<today>today|all day)"
            + "|(?<how>next |this |all |the |over the |whole )?"
            + "(?<span>weekend|(?<=next |this |all |the |whole )(?:week|month))(?! (?:of|after|before)\\b)"
            + "|(?<which>next |this |last |since |past |every )?" + WEEKDAY + "(?<week> week)?"
            + "|(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? " + MONTH
            + "|" + MONTH.replace("month", "first") + " (?:the )?(?<date>\\d{1,2})(?:st|nd|rd|th)?(?!:)"
            + "|" + DATE_LEAD + "(?:the )?(?<ordinal>\\d{1,2})(?:st|nd|rd|th)"
            + "|(?<=\\b(?:until|till|til) )(?<opens>january|february|march|april|may|june|july|august"
            + "|september|october|november|december)"
            + ")\\b(?!')(?: (?:in the |at )?(?<part>morning|afternoon|evening|night)\\b)?");

    /** What makes of a number no time of day. */
    private static final String NO_CLOCK =
            "(?! ?(?:\\d|[/.-]\\d|(?:st|nd|rd|th)\\b|(?:or|to) \\d|minutes?|mins?|hours?|hrs?|days?|weeks?"
                    + "|months?|years?|of\\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))";

    /** "Until 5", "after half past six pm": no length and no date. */
    private static final Pattern CLOCK = Pattern.compile(
            "\\b(?:until|till|til|after|before)(?: (?:about|around|like|at))? (?:(?<noon>noon|midday|lunch)"
                    + "|(?<half>half past )?(?<hour>1[0-9]|2[0-3]|[1-9])(?::(?<minute>[0-5]\\d))?(?: ?(?<ap>[ap])\\.?m\\b)?"
                    + NO_CLOCK + ")");

    /** What follows is said of something else. */
    private static final Pattern BREAK =
            Pattern.compile("[.,;:!?\u2014]| - | (?:but|so|because|cause|then|though|as) ");

    private static final String CONTACT =
            "(?:call|text|txt|ring|message|msg|phone|contact|talk|speak|chat|bother|write|reach"
                    + "|hear|check|disturb|do|make|try|be|come)";

    private static final String REFUSAL =
            "(?:don't|do not|doesn't|never|please no|no|not|can't|can not|couldn't|won't|stop|quit|without"
                    + "|avoid)\\b(?: (?:you|me|even|ever|please|want|more|any|really|to|be|at all|your|good))*"
                    + "(?: " + CONTACT + "(?:t?ing|s|ed)?\\b)?(?: (?:me|you))*";

    private static final String AWAY = "away|busy|swamped|slammed|out of|off|travell?ing|flying|driving|camping|working"
            + "|on (?:holidays?|vacation|leave|shift|call|a trip)|in (?:the )?hospital|surgery|funeral|wedding|exams?|sick|ill|booked"
            + "|unavailable|through|thru|after|all|over the|whole|past|too much|bad|skip|pause|closed"
            + "|leave me (?:alone|be|in peace)";

    private static final String WELCOME =
            CONTACT + "(?: me| you)?|back|better|instead|until|till|til|free|available|again|good|fine"
                    + "|great|ok|okay|works|work|suits|maybe|perhaps|later|before|by|home";

    /** The last of these before a day, or else the first after it, says whether they can be reached on it. */
    private static final Pattern GOVERNS =
            Pattern.compile("\\b(?:(?<no>" + REFUSAL + "|" + AWAY + ")|(?<yes>" + WELCOME + "))\\b");

    private static final Pattern OWN_DAY =
            Pattern.compile("\\b(?:i|i'm|i've|i'll|we|we're|we've|my|it's|there's|have|has|got)\\b");

    private final Optional<ZoneId> zone;
    private final ContactHours hours;
    private final Instant now;
    private final LocalDate today;

    /** @param zone empty where nobody knows it */
    PausedDays(Optional<ZoneId> zone, ContactHours hours, Instant now) {
        this.zone = zone;
        this.hours = hours;
        this.now = now;
        this.today = now.atZone(zone.orElse(ZoneOffset.UTC)).toLocalDate();
    }

    /** @param words in lower case */
    Stream<Instant> ends(String words) {
        var time = time(words);
        return Stream.concat(
                Arrays.stream(BREAK.split(words))
                        .flatMap(clause ->
                                NAMED.matcher(clause).results().flatMap(found -> end(clause, found, time).stream())),
                time.map(this::next).stream());
    }

    private static Optional<LocalTime> time(String words) {
        var found = CLOCK.matcher(words);
        if (!found.find()) return Optional.empty();
        if (found.group("noon") != null) return Optional.of(LocalTime.NOON);
        int hour = Integer.parseInt(found.group("hour"));
        int minute = found.group("half") != null
                ? 30
                : found.group("minute") == null ? 0 : Integer.parseInt(found.group("minute"));
        var half = found.group("ap");
        boolean isLate = half == null ? hour < 8 : half.equals("p") && hour < 12;
        return Optional.of(
                LocalTime.of(half != null && half.equals("a") && hour == 12 ? 0 : isLate ? hour + 12 : hour, minute));
    }

    private Instant next(LocalTime time) {
        if (zone.isEmpty()) return now.plus(1, ChronoUnit.DAYS);
        var at = today.atTime(time).atZone(clock());
        return (at.toInstant().isAfter(now) ? at : at.plusDays(1)).toInstant();
    }

    private Optional<Instant> end(String clause, MatchResult found, Optional<LocalTime> time) {
        boolean free = isFree(clause, found);
        if (found.group("evening") != null) {
            return Optional.of(
                            free
                                    ? today.atTime(EVENING).atZone(clock()).toInstant()
                                    : at(today.plusDays(1), Optional.empty()))
                    .filter(_ -> zone.isPresent());
        }
        try {
            var from = free ? partOfDay(found).or(() -> time) : Optional.<LocalTime>empty();
            return firstDay(found, free).map(day -> at(day, from));
        } catch (DateTimeException e) {
            return Optional.empty(); // the 31st of June is no day
        }
    }

    /** On which they can be reached again. */
    private Optional<LocalDate> firstDay(MatchResult found, boolean free) {
        int after = free ? 0 : 1;
        if (found.group("after") != null) return Optional.of(today.plusDays(2L + after));
        if (found.group("tomorrow") != null) return Optional.of(today.plusDays(1L + after));
        if (found.group("today") != null) return free ? Optional.empty() : Optional.of(today.plusDays(1));
        if (found.group("rest") != null) return Optional.of(afterThis(found.group("rest")));
        if (found.group("span") != null) return span(found.group("how"), found.group("span"), free);
        if (found.group("whole") != null) return Optional.of(afterMonth(month(found.group("whole"))));
        if (found.group("weekday") != null || found.group("short") != null)
            return weekday(found).map(day -> day.plusDays(after));
        return Optional.of(date(found).plusDays(found.group("opens") == null ? after : 0));
    }

    private LocalDate afterThis(String rest) {
        return switch (rest.substring(rest.lastIndexOf(' ') + 1)) {
            case "day" -> today.plusDays(1);
            case "week", "weekend" -> monday();
            case "month" -> today.with(TemporalAdjusters.firstDayOfNextMonth());
            default -> today.with(TemporalAdjusters.firstDayOfNextYear());
        };
    }

    private Optional<LocalDate> span(String how, String span, boolean free) {
        boolean next = "next ".equals(how);
        return switch (span) {
            case "week" ->
                next
                        ? Optional.of(
                                zone.isPresent() ? monday().plusWeeks(free ? 0 : 1) : today.plusWeeks(free ? 1 : 2))
                        : Optional.of(monday()).filter(_ -> !free);
            case "month" -> {
                var first = today.with(TemporalAdjusters.firstDayOfNextMonth());
                yield next
                        ? Optional.of(first.plusMonths(free ? 0 : 1))
                        : Optional.of(first).filter(_ -> !free);
            }
            default -> {
                var over = monday().plusWeeks(next ? 1 : 0);
                yield Optional.of(free && !isWeekend() ? over.minusDays(2) : over);
            }
        };
    }

    private boolean isWeekend() {
        return today.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /** "Next Friday" said on a Wednesday is not certain: the later one. */
    private Optional<LocalDate> weekday(MatchResult found) {
        var which = found.group("which");
        if (which != null && !which.equals("next ") && !which.equals("this ")) return Optional.empty();
        var day = dayOfWeek(found.group("weekday") == null ? found.group("short") : found.group("weekday"));
        var coming = today.with(TemporalAdjusters.next(day));
        boolean later = "next ".equals(which) && coming.isBefore(monday());
        return Optional.of(coming.plusWeeks((later ? 1 : 0) + (found.group("week") == null ? 0 : 1)));
    }

    private static DayOfWeek dayOfWeek(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(name.substring(0, 3).toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    private LocalDate afterMonth(Month month) {
        var last = LocalDate.of(today.getYear() + (month.compareTo(today.getMonth()) < 0 ? 1 : 0), month, 1);
        return last.plusMonths(1);
    }

    private LocalDate date(MatchResult found) {
        if (found.group("ordinal") != null) {
            int day = Integer.parseInt(found.group("ordinal"));
            return Stream.iterate(today.withDayOfMonth(1), month -> month.plusMonths(1))
                    .limit(4)
                    .filter(month -> day >= 1 && day <= month.lengthOfMonth())
                    .map(month -> month.withDayOfMonth(day))
                    .filter(today::isBefore)
                    .findFirst()
                    .orElseThrow(() -> new DateTimeException("no day " + day));
        }
        if (found.group("opens") != null) return coming(month(found.group("opens")), 1);
        return found.group("month") != null
                ? coming(month(found.group("month")), Integer.parseInt(found.group("day")))
                : coming(month(found.group("first")), Integer.parseInt(found.group("date")));
    }

    private LocalDate coming(Month month, int day) {
        var thisYear = LocalDate.of(today.getYear(), month, day);
        return thisYear.isAfter(today) ? thisYear : thisYear.plusYears(1);
    }

    private static Month month(String name) {
        return Arrays.stream(Month.values())
                .filter(month -> month.name().startsWith(name.substring(0, 3).toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    private LocalDate monday() {
        return today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    private static boolean isFree(String clause, MatchResult found) {
        var before =
                GOVERNS.matcher(clause.substring(0, found.start())).results().reduce((_, last) -> last);
        return before.or(() ->
                        GOVERNS.matcher(clause.substring(found.end())).results().findFirst())
                .map(word -> word.group("no") == null)
                .orElseGet(() -> !OWN_DAY.matcher(clause).find());
    }

    private static Optional<LocalTime> partOfDay(MatchResult found) {
        return Optional.ofNullable(found.group("part"))
                .filter(part -> !part.equals("morning"))
                .map(part -> part.equals("afternoon") ? LocalTime.NOON : EVENING);
    }

    /** At that time of the day, at its opening hour at the earliest. */
    private Instant at(LocalDate day, Optional<LocalTime> time) {
        var from = time.filter(hours.opens()::isBefore).orElse(hours.opens());
        return zone.map(known -> day.atTime(from).atZone(known).toInstant())
                .orElseGet(() -> now.plus(ChronoUnit.DAYS.between(today, day), ChronoUnit.DAYS));
    }

    private ZoneId clock() {
        return zone.orElse(ZoneOffset.UTC);
    }
}
