package dev.heartline.ai.memory;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.heartline.ai.time.Numbers;

/**
 * One way to write a time to be contacted at: "the evenings" as "evening", "after six" as "after 18:00". An hour that may be either
 * half of the day stays in the user's words.
 */
final class ContactTime {

    private static final List<String> HOURS = Numbers.upTo(12);

    /** Nobody asks to be called at four in the morning; but some ask not to be. */
    private static final int SURELY_AFTER_NOON = 7;

    private static final Pattern HOUR = Pattern.compile(
            "\\b(?<when>after|before|around|at|until|by) (?:(?<digits>\\d{1,2})(?::(?<minutes>\\d\\d))?|(?<word>"
                    + String.join("|", HOURS.subList(1, HOURS.size()))
                    + ")(?<half> thirty)?)(?: ?o'clock)? ?(?<half2>am|pm|a\\.m\\.?|p\\.m\\.?|in the (?:morning|"
                    + "afternoon|evening)|at night)?");

    private ContactTime() {}

    /** @param refused whether it is a time not to be contacted at */
    static String written(String said, boolean refused) {
        var lower = said.toLowerCase(Locale.ROOT)
                .replaceAll("\\b(?:my|i'm) ", "")
                .replaceFirst("^the ", "")
                .replaceAll(
                        "\\b(morning|afternoon|evening|night|weekend|weekday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s\\b",
                        "$1");
        var hour = HOUR.matcher(lower);
        if (!hour.find()) return lower;
        var when = hour.group("when");
        int twelve = hour.group("digits") != null
                ? Integer.parseInt(hour.group("digits"))
                : HOURS.indexOf(hour.group("word"));
        var minutes = hour.group("minutes") != null ? hour.group("minutes") : hour.group("half") != null ? "30" : "00";
        var half = (hour.group("half2") == null ? "" : hour.group("half2")) + lower.substring(0, hour.start());
        int day;
        if (twelve > 12) day = twelve;
        else if (half.matches(".*(?:pm|p\\.m|afternoon|evening|night).*")) day = twelve % 12 + 12;
        else if (half.matches(".*(?:am|a\\.m|morning).*")
                || refused && when.equals("before") && twelve > SURELY_AFTER_NOON) day = twelve % 12;
        else if (twelve == 12) day = 12;
        else if (twelve <= SURELY_AFTER_NOON
                && !when.matches(refused ? "before|until|by|at|around" : "before|until|by")) day = twelve + 12;
        else return lower;
        if (day > 23) return lower;
        return (lower.substring(0, hour.start())
                        + when
                        + " %02d:%s".formatted(day, minutes)
                        + lower.substring(hour.end()))
                .strip();
    }
}
