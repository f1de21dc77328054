package dev.heartline.ai.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which days a question is about: "last week", "in March", "since 8 May 2026", "yesterday", "the past ten days", "before my
 * birthday". A month or a day without a year is the last one that has begun. Knows English.
 */
public final class Spans {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private static final String MONTH = CalendarDays.MONTH;
    private static final String DAY = "(?<day>[0-3]?\\d)(?:st|nd|rd|th)?";
    private static final String YEAR = "(?<year>(?:19|20)\\d\\d)";
    private static final String LEAD = "(?:(?:before|until|till|by|since|after|about)(?: the)? )?(?:\\w+day )?";

    private static final Pattern BIRTHDAY = Pattern.compile("(?i)\\bmy (?:last )?birthday\\b");

    /** What {@link TimeExpressions} adds to words that name no certain day. */
    private static final Pattern AS_OF = Pattern.compile(" \\(as of " + Dates.DATE + "\\)");

    private record Rule(Pattern pattern, BiFunction<MatchResult, LocalDate, Span> span) {}

    private static final List<Rule> RULES = List.of(
            rule(
                    "(?:last|past) (?:(?<n>" + Numbers.NUMBER
                            + ")|(?<some>few|couple of)) (?<unit>day|week|month|year)s",
                    Spans::past),
            rule("\\b(?:lately|recently|these days)\\b", (_, today) -> new Span(today.minusDays(14), today)),
            rule(
                    "shortly before (?<date>" + Dates.DATE + ")",
                    (found, _) ->
                            new Span(Dates.parse(found.group("date")).minusDays(7), Dates.parse(found.group("date")))),
            rule("in the week of (?<date>" + Dates.DATE + ")", (found, _) -> days(found, 7)),
            rule("on the weekend of (?<date>" + Dates.DATE + ")", (found, _) -> days(found, 2)),
            rule(
                    "\\b" + LEAD + DAY + "(?: of)? " + MONTH + "(?:,? " + YEAR + ")?",
                    (found, today) -> led(found, Span.of(date(found, today)))),
            rule(
                    "\\b" + LEAD + MONTH + " " + DAY + "\\b(?:,? " + YEAR + ")?",
                    (found, today) -> led(found, Span.of(date(found, today)))),
            rule("\\b" + LEAD + MONTH + ",? " + YEAR, (found, today) -> led(found, month(found, today))),
            rule(
                    "\\b(?:in|during|of|since|before|until|after|last|this) (?:early |late |mid-?)?" + MONTH,
                    (found, today) -> led(found, month(found, today))),
            rule(
                    "\\b(?:in|during|of|since|before|until|after) " + YEAR + "\\b",
                    (found, _) -> led(found, year(found))));

    private Spans() {}

    /**
     * @param asked when, in the zone of who asks
     * @param birthday of who asks, null where it isn't known
     * @return empty where the question names no days
     */
    public static Optional<Span> of(String question, ZonedDateTime asked, MonthDay birthday) {
        var today = asked.toLocalDate();
        var dated = AS_OF.matcher(TimeExpressions.dated(withBirthday(question, today, birthday), asked))
                .replaceAll("");
        return RULES.stream()
                .flatMap(rule -> rule.pattern()
                        .matcher(dated)
                        .results()
                        .limit(1)
                        .flatMap(found -> possible(rule, found, today).stream()))
                .findFirst();
    }

    private static String withBirthday(String question, LocalDate today, MonthDay birthday) {
        return birthday == null
                ? question
                : BIRTHDAY.matcher(question).replaceAll(Dates.of(last(birthday.atYear(today.getYear()), today)));
    }

    private static Optional<Span> possible(Rule rule, MatchResult found, LocalDate today) {
        try {
            return Optional.ofNullable(rule.span().apply(found, today));
        } catch (DateTimeException e) {
            return Optional.empty(); // the 31st of February is no day
        }
    }

    private static Rule rule(String pattern, BiFunction<MatchResult, LocalDate, Span> span) {
        return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), span);
    }

    private static Span past(MatchResult found, LocalDate today) {
        var some = found.group("some");
        int n = some == null ? (int) Numbers.of(found.group("n")) : some.equalsIgnoreCase("few") ? 4 : 2;
        var from = switch (found.group("unit").toLowerCase(Locale.ROOT)) {
            case "day" -> today.minusDays(n);
            case "week" -> today.minusWeeks(n);
            case "month" -> today.minusMonths(n);
            default -> today.minusYears(n);
        };
        return new Span(from, today);
    }

    private static Span days(MatchResult found, int days) {
        var first = Dates.parse(found.group("date"));
        return new Span(first, first.plusDays(days - 1L));
    }

    private static LocalDate date(MatchResult found, LocalDate today) {
        var day = MonthDay.of(monthOf(found), Integer.parseInt(found.group("day")));
        var year = found.group("year");
        return year == null ? last(day.atYear(today.getYear()), today) : day.atYear(Integer.parseInt(year));
    }

    private static Span month(MatchResult found, LocalDate today) {
        var year = found.namedGroups().containsKey("year") ? found.group("year") : null;
        var month = year == null
                ? YearMonth.from(last(LocalDate.of(today.getYear(), monthOf(found), 1), today))
                : YearMonth.of(Integer.parseInt(year), monthOf(found));
        return new Span(month.atDay(1), month.atEndOfMonth());
    }

    private static Span year(MatchResult found) {
        int year = Integer.parseInt(found.group("year"));
        return new Span(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static Month monthOf(MatchResult found) {
        return CalendarDays.month(found.group("month"));
    }

    private static LocalDate last(LocalDate day, LocalDate today) {
        return day.isAfter(today) ? day.minusYears(1) : day;
    }

    private static Span led(MatchResult found, Span span) {
        var words = found.group().toLowerCase(Locale.ROOT);
        var lead = words.substring(0, words.indexOf(' '));
        return switch (lead) {
            case "before", "until", "till", "by" ->
                new Span(EARLIEST, span.from().minusDays(lead.equals("before") ? 1 : 0));
            case "since" -> new Span(span.from(), LATEST);
            case "after" -> new Span(span.to().plusDays(1), LATEST);
            case "about" -> new Span(span.from().minusDays(3), span.to().plusDays(3));
            default -> span;
        };
    }
}
