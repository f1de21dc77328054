package dev.heartline.ai.time;

import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How long: "three weeks", "about a month", "a year and two months", "two and a half weeks", "a day or two". Some have no length that
 * one may count with, as "over a year" and "two to six months".
 *
 * @param parts at least one
 * @param rough whether it is only about so long
 */
record Quantity(List<Part> parts, boolean rough) {

    private static final String UNIT = "(?:minute|hour|day|week|month|year)";

    /** What makes it rough, or changes nothing. */
    private static final String ABOUT = "about|around|roughly|approximately|nearly|almost|maybe|probably|like|some";

    private static final String EXACTLY = "just|only|exactly";

    private static final String BEYOND =
            "(?:just |well |a bit |a little )?over|(?:a bit |a little )?(?:more|less|longer) than|(?:just )?under|at (?:least|most)|up to";

    /** After these a number is only the end of one: "a thousand five days". */
    private static final String NO_NUMBER_BEFORE =
            "(?<!\\d[.,/])(?<!\\b(?:hundred|thousand|million|dozen|point|couple|few|several|"
                    + "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) (?:and |or |to )?)(?<!\\d (?:and |or |to )?)"
                    + "(?<!\\b(?:minute|hour|day|week|month|year)s? (?:and|or) )"
                    + "(?<!\\bof )(?<!\\b(?:two|three|four|five|six|seven|eight|nine|ten) (?:or|to) )";

    /** A regular expression with the groups rough, n, half, upto, unit and more. */
    static final String QUANTITY = NO_NUMBER_BEFORE + "(?:(?<rough>" + BEYOND + "|" + ABOUT + "|" + EXACTLY + ") )?"
            + "(?:half an? |(?<n>" + Numbers.NUMBER
            + ")(?<half> and a half)?(?:(?: (?:or|to)(?: maybe)? | ?[-\\u2013] ?)(?<upto>"
            + Numbers.NUMBER + "))? )(?<unit>" + UNIT + ")s?(?<more> and a half(?! an?\\b)| or so| or more| or "
            + Numbers.NUMBER + "(?: " + UNIT + "s?)?|(?:(?:,? (?:and|plus)|,) (?:half an?|" + Numbers.NUMBER + ") "
            + UNIT + "s?)+)?";

    private static final Pattern PART =
            Pattern.compile("(?i)(?<n>half an?|" + Numbers.NUMBER + ") (?<unit>" + UNIT + ")s?");
    private static final Pattern OR = Pattern.compile("(?i) or (?<n>" + Numbers.NUMBER + ")(?<unit> .*)?");

    /** @param unit in the singular */
    record Part(double n, String unit) {

        boolean isWhole() {
            return n == Math.rint(n);
        }
    }

    /** @return empty where it has no length that is certain enough to count with */
    static Optional<Quantity> of(MatchResult found) {
        var lead = found.group("rough") == null ? "" : found.group("rough").toLowerCase(Locale.ROOT);
        if (lead.matches(BEYOND)) return Optional.empty();
        var more = found.group("more") == null ? "" : found.group("more").toLowerCase(Locale.ROOT);
        if (more.equals(" or more")) return Optional.empty();
        double n = found.group("n") == null ? 0.5 : Numbers.of(found.group("n"));
        if (found.group("half") != null || more.equals(" and a half")) n += 0.5;
        var unit = found.group("unit").toLowerCase(Locale.ROOT);
        boolean rough = lead.matches(ABOUT) || more.equals(" or so");
        var upto = found.group("upto");
        var or = OR.matcher(more);
        if (upto == null && or.matches()) {
            if (or.group("unit") != null) return Optional.empty();
            upto = or.group("n");
        }
        if (upto != null) {
            // Weeks and days that lie side by side; of others the middle would be too far from both.
            if (Numbers.of(upto) - n != 1 || unit.matches("month|year")) return Optional.empty();
            n += 0.5;
            rough = true;
        }
        var parts = new ArrayList<>(List.of(new Part(n, unit)));
        if (more.startsWith(",") || more.startsWith(" and ") || more.startsWith(" plus "))
            PART.matcher(more)
                    .results()
                    .map(part -> new Part(
                            part.group("n").startsWith("half ") ? 0.5 : Numbers.of(part.group("n")),
                            part.group("unit").toLowerCase(Locale.ROOT)))
                    .forEach(parts::add);
        return Optional.of(new Quantity(List.copyOf(parts), rough));
    }

    /** The moment so long before another. */
    ZonedDateTime before(ZonedDateTime moment) {
        return shifted(moment, -1);
    }

    /** The moment so long after another. */
    ZonedDateTime after(ZonedDateTime moment) {
        return shifted(moment, 1);
    }

    private ZonedDateTime shifted(ZonedDateTime moment, int way) {
        var shifted = moment;
        for (var part : parts) {
            long whole = (long) Math.floor(part.n());
            double rest = part.n() - whole;
            shifted = switch (part.unit()) {
                case "minute" -> shifted.plusMinutes(way * Math.round(part.n()));
                case "hour" -> shifted.plusMinutes(way * Math.round(part.n() * 60));
                case "day" -> shifted.plusDays(way * Math.round(part.n()));
                case "week" -> shifted.plusDays(way * Math.round(part.n() * 7));
                case "month" -> shifted.plusMonths(way * whole).plusDays(way * Math.round(rest * 30));
                default -> shifted.plusMonths(way * Math.round(part.n() * 12));
            };
        }
        return shifted;
    }

    /**
     * The day, the month or the year that is so far away, as exactly as it was told, with the word that it begins with: "on 25 Nov 2026",
     * "about 11 Nov 2026", "in Sep 2026", "in 2025".
     *
     * @param then the moment itself
     */
    String named(ZonedDateTime then) {
        var day = then.toLocalDate();
        boolean exact = !rough && parts.stream().allMatch(Part::isWhole);
        return switch (parts.getLast().unit()) {
            case "minute", "hour" -> "on " + Dates.of(day);
            case "day" -> (exact && parts.size() == 1 ? "on " : "about ") + Dates.of(day);
            case "week" -> "about " + Dates.of(day);
            case "month" ->
                parts.getLast().isWhole()
                        ? (exact ? "in " : "about ") + Dates.of(YearMonth.from(day))
                        : "about " + Dates.of(day);
            default ->
                parts.getLast().isWhole()
                        ? (exact ? "in " : "about ") + day.getYear()
                        : "about " + Dates.of(YearMonth.from(day));
        };
    }
}
