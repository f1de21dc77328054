package dev.heartline.ai.time;

import java.util.List;
import java.util.Locale;

/** Numbers as people write and say them: "12", "1,000", "2.5", "a", "twenty-five", "a hundred and five". Knows English. */
public final class Numbers {

    private static final List<String> BELOW_TWENTY = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private static final String UNITS = "(?:one|two|three|four|five|six|seven|eight|nine)";
    private static final String BELOW_HUNDRED = "(?:(?:" + String.join("|", TENS.subList(2, 10)) + ")(?:[- ]" + UNITS
            + "(?![\\w'-]))?|" + String.join("|", BELOW_TWENTY.subList(10, 20)) + "|" + UNITS + ")";

    /** A regular expression in lower case, as a group that isn't captured. */
    static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})+|\\d{1,4}(?:\\.\\d)?|(?:an?|" + UNITS
            + ") hundred(?: (?:and )?" + BELOW_HUNDRED + ")?|" + BELOW_HUNDRED + "|an?)";

    private Numbers() {}

    /**
     * The words of the whole numbers from "zero" on, so that the place of a word is what it counts.
     *
     * @param last of them, 0..19
     */
    public static List<String> upTo(int last) {
        return BELOW_TWENTY.subList(0, last + 1);
    }

    /** @param words as {@link #NUMBER} finds them, in any case */
    static double of(String words) {
        if (Character.isDigit(words.charAt(0))) return Double.parseDouble(words.replace(",", ""));
        int sum = 0;
        for (var word : words.toLowerCase(Locale.ROOT).split("[- ]")) {
            if (word.equals("hundred")) sum *= 100;
            else if (word.equals("a") || word.equals("an")) sum = 1;
            else if (!word.equals("and"))
                sum += BELOW_TWENTY.contains(word) ? BELOW_TWENTY.indexOf(word) : 10 * TENS.indexOf(word);
        }
        return sum;
    }
}
