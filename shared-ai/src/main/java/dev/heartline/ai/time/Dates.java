package dev.heartline.ai.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a date stands in what is written down. */
final class Dates {

    /** "24 Nov 2026". */
    static final String DATE = "\\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4}";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

    private Dates() {}

    static String of(LocalDate day) {
        return DAY.format(day);
    }

    static String of(YearMonth month) {
        return MONTH.format(month);
    }

    static LocalDate parse(String date) {
        return LocalDate.parse(date, DAY);
    }

    static YearMonth parseMonth(String month) {
        return YearMonth.parse(month, MONTH);
    }
}
