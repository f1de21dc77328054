package dev.heartline.ai.time;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says a written date as people do: "three weeks ago". Ages are round enough to be true in every time zone.
 */
public final class Ages {

    private static final Pattern AS_OF = Pattern.compile(" \\(as of (?<date>" + Dates.DATE + ")\\)");
    /** "Two or three months ago" and "a few weeks from now", which are so only from the day on which it was said. */
    private static final Pattern COUNTED = Pattern.compile(
            "(?<!\\b(?:minute|minutes|hour|hours)) (?<way>ago|away|from (?:now|today)) \\(as of (?<date>" + Dates.DATE
                    + ")\\)");

    private static final Pattern MOMENT = Pattern.compile(
            "(?<lead>on the (?:\\w+ )?of |in the week of |about |shortly before |on |since |until |by |from )?"
                    + "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?(?<date>" + Dates.DATE + ")");
    private static final Pattern MONTH =
            Pattern.compile("(?<!\\d )\\b(?<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4})\\b");

    private static final List<String> NUMBERS = Numbers.upTo(12);

    private Ages() {}

    /** What was so on a day, told on another: "you couldn't sleep three weeks ago". */
    public static String spoken(String text, LocalDate today) {
        var spoken = AS_OF.matcher(counted(text, today))
                .replaceAll(found -> ", as of " + ago(Dates.parse(found.group("date")), today));
        spoken = MOMENT.matcher(spoken)
                .replaceAll(found -> Matcher.quoteReplacement(moment(found.group("lead"), found.group("date"), today)));
        return months(spoken, today);
    }

    /** What was to be on a day: "you'd walk on 26 November". */
    public static String named(String text, LocalDate today) {
        var named = AS_OF.matcher(counted(text, today)).replaceAll("");
        named = MOMENT.matcher(named)
                .replaceAll(found -> Matcher.quoteReplacement((found.group("lead") == null ? "" : found.group("lead"))
                        + day(Dates.parse(found.group("date")), today)));
        return months(named, today);
    }

    /** "Two or three months before 25 November": as it was said while that is no more than a day or two ago. */
    private static String counted(String text, LocalDate today) {
        return COUNTED.matcher(text).replaceAll(found -> {
            var said = Dates.parse(found.group("date"));
            if (ChronoUnit.DAYS.between(said, today) <= 2) return " " + found.group("way");
            return (found.group("way").equals("ago") ? " before " : " after ") + day(said, today);
        });
    }

    private static String moment(String lead, String date, LocalDate today) {
        var day = Dates.parse(date);
        boolean span = lead != null && lead.matches("since |until |by |from ");
        if (span || day.isAfter(today)) return (lead == null ? "" : lead) + day(day, today);
        return ago(day, today);
    }

    /** "A day or two ago", "three weeks ago", "a year ago". */
    static String ago(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(day, today);
        if (days <= 2) return "a day or two ago";
        if (days < 7) return "a few days ago";
        if (days < 60) return count(Math.round(days / 7.0), "week");
        var period = Period.between(day, today);
        return period.toTotalMonths() < 12 ? count(period.toTotalMonths(), "month") : count(period.getYears(), "year");
    }

    private static String count(long n, String unit) {
        if (n <= 1) return "a " + unit + " ago";
        return (n < NUMBERS.size() ? NUMBERS.get((int) n) : String.valueOf(n)) + " " + unit + "s ago";
    }

    private static String day(LocalDate day, LocalDate today) {
        var name = day.getDayOfMonth() + " " + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return Math.abs(ChronoUnit.DAYS.between(day, today)) < 180 ? name : name + " " + day.getYear();
    }

    private static String months(String text, LocalDate today) {
        return MONTH.matcher(text).replaceAll(found -> month(Dates.parseMonth(found.group("month")), today));
    }

    private static String month(YearMonth month, LocalDate today) {
        var name = month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return Math.abs(ChronoUnit.MONTHS.between(month, YearMonth.from(today))) < 6
                ? name
                : name + " " + month.getYear();
    }
}
