package dev.heartline.ai.secret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds numbers that are said or typed digit by digit or in groups: "4111 1111…", "five five double four". */
final class SpokenDigits {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("oh", "0"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"),
            Map.entry("thirteen", "13"),
            Map.entry("fourteen", "14"),
            Map.entry("fifteen", "15"),
            Map.entry("sixteen", "16"),
            Map.entry("seventeen", "17"),
            Map.entry("eighteen", "18"),
            Map.entry("nineteen", "19"),
            Map.entry("twenty", "20"),
            Map.entry("thirty", "30"),
            Map.entry("forty", "40"),
            Map.entry("fifty", "50"),
            Map.entry("sixty", "60"),
            Map.entry("seventy", "70"),
            Map.entry("eighty", "80"),
            Map.entry("ninety", "90"));

    /** One spoken or typed piece of a number. */
    static final String PIECE = "(?:\\d{1,19}|(?:double |triple )?(?:" + String.join("|", WORDS.keySet()) + ")\\b)";

    private static final Pattern RUN = Pattern.compile("(?i)(?<![\\w$\u20AC\u00A3])(?=[+(\\dzotfsend])\\+?\\(?" + PIECE
            + "(?:[ ,.()-]{1,3}" + PIECE + "){0,30}+(?!\\w)");
    private static final Pattern ONE = Pattern.compile("(?i)" + PIECE);

    /**
     * @param digits all of it, as digits
     * @param listed whether its pieces are set apart by commas, as in an enumeration
     */
    record Run(int from, int to, String digits, boolean listed) {

        /** The check digit of payment cards (ISO/IEC 7812-1). */
        boolean passesLuhn() {
            int sum = 0;
            for (int i = 0; i < digits.length(); i++) {
                int digit = digits.charAt(digits.length() - 1 - i) - '0';
                int weighed = i % 2 == 1 ? digit * 2 : digit;
                sum += weighed > 9 ? weighed - 9 : weighed;
            }
            return sum % 10 == 0;
        }
    }

    /** Shorter runs are no numbers of the kind that is sought here; most texts have none, and that is seen fast. */
    private static final int FEWEST_PIECES = 4;

    private static final int FEWEST_DIGITS = 9;

    private SpokenDigits() {}

    static List<Run> in(String text) {
        var runs = new ArrayList<Run>();
        if (text.chars().filter(Character::isDigit).count() < FEWEST_DIGITS && pieces(text) < FEWEST_PIECES)
            return runs;
        var matcher = RUN.matcher(text);
        while (matcher.find())
            runs.add(new Run(
                    matcher.start(),
                    matcher.end(),
                    digits(matcher.group()),
                    matcher.group().contains(",")));
        return runs;
    }

    private static long pieces(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                .filter(WORDS::containsKey)
                .count();
    }

    private static String digits(String run) {
        var digits = new StringBuilder();
        var pieces = ONE.matcher(run);
        while (pieces.find()) {
            var piece = pieces.group().toLowerCase();
            int times = piece.startsWith("double ") ? 2 : piece.startsWith("triple ") ? 3 : 1;
            var word = piece.replaceFirst("^(?:double|triple) ", "");
            digits.append(WORDS.getOrDefault(word, word).repeat(times));
        }
        return digits.toString();
    }
}
