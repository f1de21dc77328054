package dev.heartline.ai.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts dates in the place of words that are only true on the day they are said: "yesterday" becomes "on 24 Nov 2026". Where it isn't
 * certain which day is meant, the date says so: "next Friday" is "about Friday 4 Dec 2026" while this week's Friday is still ahead, "the
 * other day" is "shortly before 25 Nov 2026". What names no day ("lately", "for nine days") stays and gets the day it was said on: "for
 * nine days (as of 25 Nov 2026)". What is no point in time stays as it is: "every morning", "in 1998", "on Saturdays". Knows English.
 */
public final class TimeExpressions {

    private static final String WEEKDAY =
            "(?<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|mon|tues|wednes|thurs|fri|satur|sun)day(?![\\w'])";
    private static final String PART = "(?: (?<part>morning|afternoon|evening|night)(?!s))?";
    /** Between these and a day no "on" stands. */
    private static final Pattern PREPOSITION =
            Pattern.compile("(?i)\\b(?:since|from|until|till|by|for|before|after|of|on|through|to) $");

    private static final String QUANTITY = Quantity.QUANTITY;

    private record Rule(Pattern pattern, BiFunction<MatchResult, Moment, String> date) {}

    /** What was said and when. */
    private record Moment(String text, ZonedDateTime said) {

        LocalDate today() {
            return said.toLocalDate();
        }

        String on(LocalDate day, int at) {
            return led("on " + Dates.of(day), at);
        }

        /** Without the word that a date begins with where another stands before it already: "since 24 Nov 2026". */
        String led(String date, int at) {
            return PREPOSITION.matcher(text.substring(0, at)).find() ? date.replaceFirst("^(?:on|in) ", "") : date;
        }

        String on(LocalDate day, String part, int at) {
            return part == null ? on(day, at) : "on the " + part.toLowerCase(Locale.ROOT) + " of " + Dates.of(day);
        }

        String shortlyBefore() {
            return "shortly before " + Dates.of(today());
        }

        /** The words stay; what they meant is told by the day they were said on. */
        String asOf(String words) {
            return words + " (as of " + Dates.of(today()) + ")";
        }
    }

    private static final List<Rule> RULES = List.of(
            rule(
                    QUANTITY + " from (?<from>now|today|tomorrow)",
                    (m, now) -> ahead(m, now, m.group("from").equalsIgnoreCase("tomorrow") ? 1 : 0)),
            rule(
                    "(?:a (?:few|couple(?: of)?)|several|some) (?:days|weeks|months|years) from (?:now|today|tomorrow)",
                    (m, now) -> now.asOf(m.group())),
            rule("(?:the )?day before yesterday", (m, now) -> now.on(now.today().minusDays(2), m.start())),
            rule("(?:the )?day after tomorrow", (m, now) -> now.on(now.today().plusDays(2), m.start())),
            rule("(?:today|yesterday|tomorrow|tonight)'s \\w+", (m, now) -> now.asOf(m.group())),
            rule("yesterday" + PART, (m, now) -> now.on(now.today().minusDays(1), m.group("part"), m.start())),
            rule("tomorrow" + PART, (m, now) -> now.on(now.today().plusDays(1), m.group("part"), m.start())),
            rule("today", (m, now) -> now.on(now.today(), m.start())),
            rule("last night", (m, now) -> now.on(now.today().minusDays(1), "night", m.start())),
            rule("tonight", (m, now) -> now.on(now.today(), "night", m.start())),
            rule(
                    "(?:earlier )?this (?<part>morning|afternoon|evening)",
                    (m, now) -> now.on(now.today(), m.group("part"), m.start())),
            rule(QUANTITY + " ago", TimeExpressions::ago),
            rule(QUANTITY + " away(?! from\\b)", TimeExpressions::away),
            rule(
                    "the other (?:day|night)|(?:a few|(?:a )?couple(?: of)?) (?:days|nights) ago",
                    (_, now) -> now.shortlyBefore()),
            rule(
                    "last weekend",
                    (m, now) -> "on the weekend of "
                            + Dates.of(saturday(now.today()).minusWeeks(1))),
            rule(
                    "last week",
                    (m, now) -> "in the week of " + Dates.of(monday(now.today()).minusWeeks(1))),
            rule(
                    "last month",
                    (m, now) -> "in " + Dates.of(YearMonth.from(now.today()).minusMonths(1))),
            rule("last year", (m, now) -> "in " + (now.today().getYear() - 1)),
            rule(
                    "next week",
                    (m, now) -> "in the week of " + Dates.of(monday(now.today()).plusWeeks(1))),
            rule(
                    "next month",
                    (m, now) -> "in " + Dates.of(YearMonth.from(now.today()).plusMonths(1))),
            rule("next year", (m, now) -> "in " + (now.today().getYear() + 1)),
            rule("this week", (m, now) -> "in the week of " + Dates.of(monday(now.today()))),
            rule("this month", (m, now) -> "in " + Dates.of(YearMonth.from(now.today()))),
            rule("this year", (m, now) -> "in " + now.today().getYear()),
            ruleOfDays(
                    "(?<how>(?i:on |since |this past |this coming |this |last |next |the other )?)" + WEEKDAY + PART
                            + "(?! \\d{1,2} \\w{3} \\d{4})",
                    TimeExpressions::weekday),
            rule(
                    "(?<lead>for|in) (?<since>(?:the (?:last|past) )?)" + QUANTITY
                            + "(?<time>(?:'s?)? time)?(?: now| straight| in a row)?(?! (?:each|every|a|per)\\b)",
                    TimeExpressions::duration),
            ruleOfDays(CalendarDays.DAY_OF_MONTH, TimeExpressions::dayOfMonth),
            ruleOfDays(CalendarDays.COMING_MONTH, TimeExpressions::comingMonth),
            rule(
                    "(?:a few|(?:a )?couple(?: of)?|several|some) (?:minutes|hours|days|weeks|months|years) ago|a while ago|the other week|"
                            + "(?:this|next) weekend|over the weekend|next time|(?:last|next|this) (?:spring|summer|fall|autumn|winter)|"
                            + "all (?:day|week|weekend|month)(?: long)?|right now|at the moment|lately|recently|so far|"
                            + "in a (?:few|couple of) (?:days|weeks|months)|(?:last|past) (?:few|couple of|"
                            + Numbers.NUMBER
                            + "|\\w+) (?:days|weeks|months)|"
                            + "(?<=(?:is|are|only|just|still) |'s )a (?:few|couple(?: of)?) (?:days|weeks|months) away(?! from\\b)",
                    (m, now) -> now.asOf(m.group())),
            // What is left is no length that one could count with: "a good many weeks ago".
            rule(
                    "(?:minutes?|hours?|days?|weeks?|months?|year|(?<=\\b(?:few|many|several|some|half|odd|thousand|dozen|of) )years) ago",
                    (m, now) -> now.asOf(m.group())),
            // A feeling is of the moment, unless it comes with something.
            rule(
                    "feels (?!.*\\b(?:when|whenever|after|before|if|while|because|every|always|often|usually|like|that|about)\\b)"
                            + "(?:[\\w'-]+ ){0,2}[\\w'-]+$",
                    (m, now) -> now.asOf(m.group())));

    private static final Pattern TWICE = Pattern.compile(" \\(as of (" + Dates.DATE + ")\\)(?=.*\\(as of \\1\\))");

    private TimeExpressions() {}

    /**
     * @param said when, in the zone of who said it
     * @return the text itself where nothing in it leans on the day
     */
    public static String dated(String text, ZonedDateTime said) {
        var dated = text;
        for (var rule : RULES) {
            var moment = new Moment(dated, said);
            dated = rule.pattern()
                    .matcher(dated)
                    .replaceAll(found -> Matcher.quoteReplacement(rule.date().apply(found, moment)));
        }
        return TWICE.matcher(dated).replaceAll("");
    }

    private static String ago(MatchResult found, Moment now) {
        return Quantity.of(found)
                .map(length -> now.led(length.named(length.before(now.said())), found.start()))
                .orElseGet(() -> now.asOf(found.group()));
    }

    private static String ahead(MatchResult found, Moment now, int daysMore) {
        return Quantity.of(found)
                .map(length -> now.led(length.named(length.after(now.said()).plusDays(daysMore)), found.start()))
                .orElseGet(() -> now.asOf(found.group()));
    }

    /** "The wedding is ten days away"; who was two days away was somewhere else. */
    private static String away(MatchResult found, Moment now) {
        return STILL.matcher(now.text().substring(0, found.start())).find() ? ahead(found, now, 0) : found.group();
    }

    private static final Pattern STILL =
            Pattern.compile("(?i)(?:\\b(?:is|are)|'s|'re)(?: (?:still|now|already|about))* $");

    private static String dayOfMonth(MatchResult found, Moment now) {
        return CalendarDays.dayOfMonth(found, now.text(), now.today())
                .map(day -> now.on(day, found.start()))
                .orElseGet(found::group);
    }

    private static String comingMonth(MatchResult found, Moment now) {
        return CalendarDays.comingMonth(found, now.text(), now.today())
                .map(Dates::of)
                .orElseGet(found::group);
    }

    /** A certain day only where the tense tells which: the last one, or the one to come. */
    private static String weekday(MatchResult found, Moment now) {
        if (isName(found, now)) return found.group();
        var day = DAYS.get(found.group("day").toLowerCase(Locale.ROOT));
        var how = found.group("how").toLowerCase(Locale.ROOT);
        var before = now.today().with(TemporalAdjusters.previous(day));
        var after = now.today().with(TemporalAdjusters.next(day));
        boolean today = now.today().getDayOfWeek() == day;
        if (how.equals("next ")) return next(found, now, day);
        Optional<LocalDate> meant = switch (how) {
            case "last ", "this past " -> Optional.of(before);
            case "this coming " -> Optional.of(after);
            case "since " -> today ? Optional.empty() : Optional.of(before);
            case "this " ->
                today ? Optional.empty() : told(found, now, before, after).or(() -> Optional.of(after));
            case "", "on " -> today ? Optional.empty() : told(found, now, before, after);
            default -> Optional.empty();
        };
        return meant.map(date -> how.equals("since ") ? "since " + named(found, date) : on(found, now, date))
                .orElseGet(() -> now.asOf(found.group()));
    }

    /** Next week's where this week's is over, or so near that nobody would call it so; else about that day, as not everybody means it so. */
    private static String next(MatchResult found, Moment now, DayOfWeek day) {
        var coming = now.today().with(TemporalAdjusters.next(day));
        boolean thisWeek = coming.isBefore(monday(now.today()).plusWeeks(1));
        boolean tomorrow = coming.equals(now.today().plusDays(1));
        var meant = thisWeek || tomorrow ? coming.plusWeeks(1) : coming;
        // On a Sunday the week to come has begun for some.
        boolean sunday = now.today().getDayOfWeek() == DayOfWeek.SUNDAY && day != DayOfWeek.SUNDAY;
        return !tomorrow && (thisWeek || sunday) ? "about " + named(found, meant) : on(found, now, meant);
    }

    private static String on(MatchResult found, Moment now, LocalDate date) {
        boolean led =
                PREPOSITION.matcher(now.text().substring(0, found.start())).find();
        return (led ? "" : "on ") + named(found, date);
    }

    private static String named(MatchResult found, LocalDate date) {
        return (found.group("part") == null ? "" : "the " + found.group("part") + " of ")
                + date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + Dates.of(date);
    }

    private static Optional<LocalDate> told(MatchResult found, Moment now, LocalDate before, LocalDate after) {
        if (CalendarDays.isPutOff(now.text().substring(0, found.start()))) return Optional.of(after);
        return switch (Tense.of(Tense.wordsAround(found, now.text()))) {
            case FUTURE -> Optional.of(after);
            case PAST -> Optional.of(before);
            case UNSURE -> Optional.empty();
        };
    }

    /** "Every Friday" is a habit, "Black Friday" has a day of its own. */
    private static boolean isName(MatchResult found, Moment now) {
        var before = now.text().substring(0, found.start());
        return HABIT.matcher(before).find()
                || found.group("how").isEmpty() && NAME.matcher(before).find();
    }

    private static final Pattern HABIT = Pattern.compile("(?i)\\b(?:every|each|most|any|other|one|a|the) $");
    private static final Pattern NAME = Pattern.compile("\\b\\p{Lu}[\\w']+ $");

    /** How long something had lasted by then, or how far ahead it is. "For two days each week" is none, and neither is what takes hours. */
    private static String duration(MatchResult found, Moment now) {
        if (found.group("unit").matches("(?i)minute|hour")) return found.group();
        var before = now.text().substring(0, found.start());
        boolean whole = found.group("lead").equalsIgnoreCase("in");
        if (whole && (found.group("time") != null || found.group("since").isEmpty() && isAhead(found, now)))
            return ahead(found, now, 0);
        return whole
                        || LASTS.matcher(before).find()
                        || TILL_NOW.matcher(found.group()).find()
                ? now.asOf(found.group())
                : found.group();
    }

    /** "For three weeks now", whatever the tense. */
    private static final Pattern TILL_NOW = Pattern.compile("(?i) (?:now|straight|in a row)$");

    /** "Comes in two weeks" is; "hasn't smoked in two weeks" and "lost a pound in two weeks" are not. */
    private static boolean isAhead(MatchResult found, Moment now) {
        var words = Tense.wordsAround(found, now.text());
        return !LASTED.matcher(words).find()
                && (Tense.isFuture(words) || HAPPENS.matcher(words).find() && !Tense.isPast(words));
    }

    private static final Pattern LASTED = Pattern.compile(
            "(?i)\\b(?:haven't|hasn't|hadn't|have|has been|had|not|never|no|nothing|first|longest|most|best|worst)\\b(?! (?:to|an?|my|their) )|n't\\b|"
                    + "\\w've\\b");

    /** What is told in the present of a day ahead; "walks ten miles in two days" is a habit. */
    private static final Pattern HAPPENS = Pattern.compile(
            "(?i)\\b(?:is|are|has|have|comes?|arrives?|visits?|leaves?|returns?|flies|fly|gets?|sees?|meets?|moves?|turns?|due|ends?|opens?|graduates?|"
                    + "marr(?:y|ies)|takes (?:the|an?|their))\\b|\\w's\\b");

    private static final Pattern LASTS = Pattern.compile(
            "(?i)\\b(?:have|has|haven't|hasn't|been|is|are|am|stayed|stuck to|stuck with|kept|went without|gone without)\\b|\\w'(?:ve|s|m)\\b");

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Of the week, Monday first, that the day is in. */
    private static LocalDate saturday(LocalDate day) {
        return monday(day).plusDays(5);
    }

    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "mon", DayOfWeek.MONDAY,
            "tues", DayOfWeek.TUESDAY,
            "wednes", DayOfWeek.WEDNESDAY,
            "thurs", DayOfWeek.THURSDAY,
            "fri", DayOfWeek.FRIDAY,
            "satur", DayOfWeek.SATURDAY,
            "sun", DayOfWeek.SUNDAY);

    /** With a capital inside a sentence it is a name, and alone between quotation marks a title: the song "Yesterday". */
    private static Rule rule(String regex, BiFunction<MatchResult, Moment, String> date) {
        return new Rule(
                Pattern.compile("(?<![\\w'-])(?:(?=[\\p{Ll}\\d])|(?<=^|[.!?\u2026:;] )|(?<=[\"\u201C])(?!" + TITLE
                        + "))(?i:" + regex + ")(?![\\w'-])"),
                date);
    }

    private static final String TITLE = "\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{Ll}+)*[\"\u201D]";

    /** Days have their capital everywhere. */
    private static Rule ruleOfDays(String regex, BiFunction<MatchResult, Moment, String> date) {
        return new Rule(Pattern.compile("(?<![\\w'-])(?:" + regex + ")(?![\\w'-])"), date);
    }
}
