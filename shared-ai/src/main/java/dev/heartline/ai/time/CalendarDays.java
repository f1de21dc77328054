package dev.heartline.ai.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which year a day of the calendar without one is of: "has surgery on March 5", said in November, is of next year, "had surgery on
 * March 5" of this one. Where the tense doesn't tell, where it is of every year, and of what may be long ago, it is of none. Knows
 * English.
 */
final class CalendarDays {

    /** With the group month; written with a capital, as "march" and "may" are other words too. */
    static final String MONTH = "(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
            + "Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b\\.?";

    /** Neither with a year nor the first of several days. */
    private static final String NO_MORE =
            "(?!\\d|,? ?(?:19|20)\\d\\d|(?: ?[-\\u2013] ?| (?:to|and|or|through|until|till) (?:the )?)\\d)";

    static final String DAY_OF_MONTH = "(?:(?<=\\b(?:[Oo]n|[Uu]ntil|[Tt]ill|[Bb]y|[Ff]or|[Tt]o) )(?:(?i)" + MONTH
            + ")|(?<capital>" + MONTH.replace("?<month>", "") + ")) (?:the )?(?<day>[0-3]?\\d)(?:st|nd|rd|th)?"
            + NO_MORE
            + "|(?:the )?(?<dayFirst>[0-3]?\\d)(?:st|nd|rd|th)?(?: of)? (?<monthLast>"
            + MONTH.replace("?<month>", "") + ")(?! ?\\d)(?!,? ?\\d)";

    static final String COMING_MONTH = "(?<=\\b(?:in|until|till|by) )" + MONTH + "(?!,? ?\\d)";

    /** What is so every year, and what people tell with its day many years later. */
    private static final Pattern NO_YEAR = Pattern.compile(
            "(?i)\\b(?:born|birthdays?|bday|anniversar(?:y|ies)|every|each|always|usually|annual|yearly|years?|(?<!on )holidays?|christmas|"
                    + "valentine'?s?|halloween|died|passed|dead|death|married|wed|divorced|engaged|lost|graduated|emigrated|retired|met|"
                    + "adopted)\\b");

    /** Done already, but of a day that may be ahead: "got an appointment for March 5". */
    private static final Pattern PLANNED = Pattern.compile(
            "(?i)\\b(?:moved|pushed|postponed|delayed|brought forward|(?:re)?scheduled|booked|signed up|registered|enrolled|decided|"
                    + "planned|agreed|arranged|set|said|told|tickets?|flights?|appointments?|invited|due)\\b");

    private static final Pattern PUT_OFF = Pattern.compile(
            "(?i)\\b(?:moved|pushed|postponed|delayed|(?:re)?scheduled|booked|set|due)\\b.* (?:to|for|until|till)(?: the)? $");

    private static final Pattern ON = Pattern.compile("(?i)\\bon(?: the)? $");

    private static final Pattern SINCE = Pattern.compile("(?i)\\bsince(?: the)? $");
    private static final Pattern UNTIL = Pattern.compile("(?i)\\b(?:until|till|by)(?: the)? $");

    /** Days. Who tells of a day that only comes round again after that may mean the one that has just been. */
    private static final int FARTHEST = 300;

    private CalendarDays() {}

    /** @return empty where it may be of more than one year */
    static Optional<LocalDate> dayOfMonth(MatchResult found, String text, LocalDate today) {
        var words = Tense.wordsAround(found, text);
        if (NO_YEAR.matcher(words).find()) return Optional.empty();
        var before = text.substring(0, found.start());
        return day(found).flatMap(day -> switch (tense(before, words)) {
            case FUTURE -> next(day, today);
            case PAST -> last(day, today);
            case UNSURE -> Optional.empty();
        });
    }

    private static Tense tense(String before, String words) {
        if (SINCE.matcher(before).find()) return Tense.PAST;
        if (isPutOff(before)) return Tense.FUTURE;
        return switch (Tense.of(words)) {
            case FUTURE -> Tense.FUTURE;
            case PAST -> ON.matcher(before).find() && !PLANNED.matcher(words).find() ? Tense.PAST : Tense.UNSURE;
            case UNSURE ->
                !Tense.isPast(words) && (UNTIL.matcher(before).find() || Tense.namesAppointment(words))
                        ? Tense.FUTURE
                        : Tense.UNSURE;
        };
    }

    /** @param before what stands before a day: "The interview was moved to" */
    static boolean isPutOff(String before) {
        return PUT_OFF.matcher(before).find();
    }

    /** @return empty where it may be of more than one year */
    static Optional<YearMonth> comingMonth(MatchResult found, String text, LocalDate today) {
        var words = Tense.wordsAround(found, text);
        // Of what is ahead a month that has begun is this year's.
        var month = YearMonth.of(today.getYear(), month(found.group("month")));
        return Tense.of(words) == Tense.FUTURE && !NO_YEAR.matcher(words).find()
                ? Optional.of(month.isBefore(YearMonth.from(today)) ? month.plusYears(1) : month)
                : Optional.empty();
    }

    static Month month(String name) {
        var start = name.substring(0, 3).toUpperCase(Locale.ROOT);
        return Arrays.stream(Month.values())
                .filter(month -> month.name().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<MonthDay> day(MatchResult found) {
        var first = found.group("dayFirst");
        var name = first != null
                ? found.group("monthLast")
                : found.group("month") != null ? found.group("month") : found.group("capital");
        try {
            return Optional.of(MonthDay.of(month(name), Integer.parseInt(first != null ? first : found.group("day"))));
        } catch (DateTimeException e) {
            return Optional.empty(); // the 31st of February is no day
        }
    }

    private static Optional<LocalDate> next(MonthDay day, LocalDate today) {
        var thisYear = day.atYear(today.getYear());
        var next = thisYear.isBefore(today) ? day.atYear(today.getYear() + 1) : thisYear;
        return Optional.of(next)
                .filter(date -> date.isBefore(today.plusDays(FARTHEST))
                        && MonthDay.from(date).equals(day));
    }

    private static Optional<LocalDate> last(MonthDay day, LocalDate today) {
        var thisYear = day.atYear(today.getYear());
        var last = thisYear.isAfter(today) ? day.atYear(today.getYear() - 1) : thisYear;
        return Optional.of(last)
                .filter(date -> date.isAfter(today.minusDays(FARTHEST))
                        && MonthDay.from(date).equals(day));
    }
}
