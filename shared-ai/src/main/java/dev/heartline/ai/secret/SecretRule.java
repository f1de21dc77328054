package dev.heartline.ai.secret;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.heartline.ai.lexicon.Lexicon;

/** One way in which words show that a secret follows, as written in {@code secrets.txt}. */
record SecretRule(String name, List<String> needs, Pattern pattern, boolean keepsLead) {

    private static final String DIGITS = SpokenDigits.PIECE + "(?:[ ,.-]{1,2}" + SpokenDigits.PIECE + "){0,18}+";
    private static final String IS = "(?:'s| is| was| are|:| =)(?: (?:still|now|just|also|like|um|uh|it's)){0,2}";
    private static final String FOR = "(?: (?:for|to|of|on|at)(?: [\\w']{1,15}){1,4}?)?";
    private static final String HOUSE =
            "(?:\\d{1,5}[a-z]?|" + SpokenDigits.PIECE + "(?: " + SpokenDigits.PIECE + "){0,4}+)";
    /** What is counted stands after a number as a street's name does: "3 miles down the road". */
    private static final String NAME =
            "(?!(?:miles?|minutes?|mins?|hours?|days?|weeks?|months?|years?|blocks?|feet|steps?|times|laps?|km|kilometers|of|a|the|per|"
                    + "in|on|at|to|down|up|and|or|more|people|pounds?|from|by|out|off|along|across|different)\\b)[\\w'.-]{2,20}";

    private static final String REST =
            "(?:,? (?:apartment|apt\\.?|unit|suite|flat|number|#) ?(?:number |no\\.? )?(?:#?\\d{1,5}[a-z]?|[a-z]\\b|"
                    + DIGITS
                    + "))?(?:, (?-i:[A-Z][A-Za-z]{1,20}(?: [A-Z][a-z]{1,20})?\\b))?(?:,? (?-i:[A-Z]{2}\\b))?(?:,? \\d{5}(?:-\\d{4})?)?";

    static List<SecretRule> all() {
        return Lexicon.lines("/dev/heartline/ai/secret/secrets.txt").stream()
                .map(SecretRule::parse)
                .toList();
    }

    private static final List<String> A_DIGIT = List.of("#");

    /** @param lower the text in lower case */
    boolean mayBeIn(String lower) {
        return needs.equals(A_DIGIT)
                ? lower.chars().anyMatch(Character::isDigit)
                : needs.stream().anyMatch(lower::contains);
    }

    String maskedIn(String text) {
        return pattern.matcher(text).replaceAll(this::named);
    }

    private String named(MatchResult found) {
        return Matcher.quoteReplacement((keepsLead ? found.group("keep") : "") + "[" + name + "]");
    }

    private static SecretRule parse(String line) {
        var fields = Arrays.stream(line.split(" \\| ", 3)).toList();
        var regex = fields.get(2)
                .strip()
                .replace("<digits>", DIGITS)
                .replace("<piece>", SpokenDigits.PIECE)
                .replace("<is>", IS)
                .replace("<for>", FOR)
                .replace("<house>", HOUSE)
                .replace("<name>", NAME)
                .replace("<rest>", REST);
        return new SecretRule(
                fields.get(0),
                List.of(fields.get(1).split(",")),
                Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                regex.contains("(?<keep>"));
    }
}
