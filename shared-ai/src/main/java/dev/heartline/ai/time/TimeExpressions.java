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
    static final String NUMBER =
            "(?<n>\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)";
    private static final List<String> NUMBERS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final Map<String, Integer> LARGER =
            Map.of("a", 1, "an", 1, "fifteen", 15, "twenty", 20, "thirty", 30);

    private static final Pattern FUTURE = Pattern.compile(
            "(?i)\\b(?:will|won't|shall|going to|gonna|plans?|planning|hopes?|wants?|needs?|has to|have to|coming|goes|starts|begins|"
                    + "next)\\b|\\w'll\\b|(?:\\b(?:is|are|am)|'s|'m|'re) (?:\\w+ )?(?!(?:morning|evening|nothing|something|anything|"
                    + "everything)\\b)\\w+ing\\b");
    private static final Pattern PAST = Pattern.compile(
            "(?i)\\b(?!(?:need|bed|feed|red|speed|tired|stressed|scared|exhausted|scheduled|booked|excited|worried)\\b)(?:\\w{2,}ed|was|were|had|did|didn't|went|ate|ran|"
                    + "drank|got|made|took|gave|said|told|felt|slept|woke|kept|left|met|bought|fell|broke|lost|hurt|saw|came|quit|"
                    + "swam|spent|won|couldn't|wasn't|hadn't)\\b");
    /** Of what has a day of its own, told in the present: it is ahead. "The class is on Friday" may be so every week. */
    private static final Pattern APPOINTED = Pattern.compile(
            "(?is)^(?=.*\\b(?:appointment|interview|operation|surgery|exam|wedding|funeral|flight|check-?up|scan|biopsy|court date|"
                    + "graduation|root canal)\\b)"
                    + ".*(?:\\b(?:is|are|has|have)\\b(?! (?:been|had|gone|passed|\\w+ed)\\b)|\\w's\\b)");

    /** Between these and a day no "on" stands. */
    private static final Pattern PREPOSITION =
            Pattern.compile("(?i)\\b(?:since|from|until|till|by|for|before|after|of|on|through) $");

    private record Rule(Pattern pattern, BiFunction<MatchResult, Moment, String> date) {}

    /** What was said and when. */
    private record Moment(String text, ZonedDateTime said) {

        LocalDate today() {
            return said.toLocalDate();
        }

        String on(LocalDate day, int at) {
            return (PREPOSITION.matcher(text.substring(0, at)).find() ? "" : "on ") + Dates.of(day);
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
            rule(NUMBER + " (?<unit>minute|hour|day|week|month|year)s? ago", TimeExpressions::ago),
            rule(
                    "the other (?:day|night)|a (?:few|couple(?: of)?) (?:days|nights) ago",
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
                    "(?<lead>for|in) (?<since>(?:the (?:last|past) )?)(?:about |almost |over |nearly )?" + NUMBER
                            + " (?<unit>day|week|month)s?(?: now| straight| in a row)?(?! (?:each|every|a|per)\\b)",
                    TimeExpressions::duration),
            rule(
                    "(?:a (?:few|couple(?: of)?)|several|some) (?:minutes|hours|days|weeks|months|years) ago|a while ago|the other week|"
                            + "(?:this|next) weekend|over the weekend|next time|(?:last|next|this) (?:spring|summer|fall|autumn|winter)|"
                            + "all (?:day|week|weekend|month)(?: long)?|right now|at the moment|lately|recently|so far|"
                            + "in a (?:few|couple of) (?:days|weeks|months)|(?:last|past) (?:few|couple of|\\w+) (?:days|weeks|months)",
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
        int n = number(found.group("n"));
        var today = now.today();
        return switch (found.group("unit").toLowerCase(Locale.ROOT)) {
            case "minute" -> "on " + Dates.of(now.said().minusMinutes(n).toLocalDate());
            case "hour" -> "on " + Dates.of(now.said().minusHours(n).toLocalDate());
            case "day" -> "on " + Dates.of(today.minusDays(n));
            case "week" -> "about " + Dates.of(today.minusWeeks(n));
            case "month" -> "in " + Dates.of(YearMonth.from(today).minusMonths(n));
            default -> "in " + (today.getYear() - n);
        };
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
                today
                        ? Optional.empty()
                        : told(wordsAround(found, now.text()), before, after).or(() -> Optional.of(after));
            case "", "on " -> today ? Optional.empty() : told(wordsAround(found, now.text()), before, after);
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

    private static Optional<LocalDate> told(String words, LocalDate before, LocalDate after) {
        boolean future =
                FUTURE.matcher(words).find() || APPOINTED.matcher(words).find();
        boolean past = PAST.matcher(words).find();
        if (future == past) return Optional.empty();
        return Optional.of(future ? after : before);
    }

    /** A tense reaches as far as its sentence, in a list as far as its item. */
    private static String wordsAround(MatchResult found, String text) {
        int from = Math.max(0, found.start() - MOST_WORDS_AROUND);
        int to = Math.min(text.length(), found.end() + MOST_WORDS_AROUND);
        var before = text.substring(from, found.start());
        var after = text.substring(found.end(), to);
        int end = END.matcher(after)
                .results()
                .mapToInt(MatchResult::start)
                .findFirst()
                .orElse(after.length());
        int begin = END.matcher(before).results().mapToInt(MatchResult::end).reduce(0, (_, last) -> last);
        return before.substring(begin) + found.group() + after.substring(0, end);
    }

    private static final int MOST_WORDS_AROUND = 200;
    private static final Pattern END = Pattern.compile("[.;:!?\"]");

    /** "Every Friday" is a habit, "Black Friday" has a day of its own. */
    private static boolean isName(MatchResult found, Moment now) {
        var before = now.text().substring(0, found.start());
        return HABIT.matcher(before).find()
                || found.group("how").isEmpty() && NAME.matcher(before).find();
    }

    private static final Pattern HABIT = Pattern.compile("(?i)\\b(?:every|each|most|any|other|one|a|the) $");
    private static final Pattern NAME = Pattern.compile("\\b\\p{Lu}[\\w']+ $");

    /** How long something had lasted by then, or how far ahead it is. "For two days each week" is none. */
    private static String duration(MatchResult found, Moment now) {
        var before = now.text().substring(0, found.start());
        boolean whole = found.group("lead").equalsIgnoreCase("in");
        if (whole && found.group("since").isEmpty() && isAhead(found, now)) return ahead(found, now);
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
        var words = wordsAround(found, now.text());
        return !LASTED.matcher(words).find()
                && (FUTURE.matcher(words).find()
                        || HAPPENS.matcher(words).find() && !PAST.matcher(words).find());
    }

    private static String ahead(MatchResult found, Moment now) {
        int n = number(found.group("n"));
        return switch (found.group("unit").toLowerCase(Locale.ROOT)) {
            case "day" -> now.on(now.today().plusDays(n), found.start());
            case "week" -> "about " + Dates.of(now.today().plusWeeks(n));
            default -> "in " + Dates.of(YearMonth.from(now.today()).plusMonths(n));
        };
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

    static int number(String word) {
        if (Character.isDigit(word.charAt(0))) return Integer.parseInt(word);
        var lower = word.toLowerCase(Locale.ROOT);
        return NUMBERS.contains(lower) ? NUMBERS.indexOf(lower) : LARGER.get(lower);
    }

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
