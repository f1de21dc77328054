package dev.heartline.ai.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Faces made of marks: {@code :)} says what 🙂 does. */
final class Emoticons {

    private static final Pattern GLAD =
            Pattern.compile("[:;=](?<=(?:^|[\\s.!?,]).)-?[)\\]D](?!\\w)|\\((?<=(?:^|[\\s.!?,]).):(?!\\w)");
    private static final Pattern UNHAPPY = Pattern.compile(":(?<=(?:^|[\\s.!?,]).)'?-?[(\\[](?!\\w)");
    private static final String PICTURE = "[\\p{So}\\p{Sk}&&[^\\x00-\\x{FF}]]";

    /**
     * Pictures with the spaces before, between and after them. Begun only at the first of the spaces and never given back, so that
     * a text of nothing but spaces costs what its length says.
     */
    private static final Pattern PICTURES =
            Pattern.compile("(?<!\\s)\\s*+" + PICTURE + "[" + PICTURE + "\\x{FE0F}\\x{200D}\\s]*+");

    private Emoticons() {}

    static String asEmoji(String text) {
        if (text.indexOf(':') < 0 && text.indexOf(';') < 0 && text.indexOf('=') < 0) return text;
        return UNHAPPY.matcher(GLAD.matcher(text).replaceAll("\uD83D\uDE42")).replaceAll("\uD83D\uDE1E");
    }

    /** The words alone. One between two sentences ends the first, as a full stop would. */
    static String without(String text) {
        String whole = asEmoji(text);
        if (whole.chars().allMatch(c -> c <= 0xFF)) return whole;
        return PICTURES.matcher(whole).replaceAll(found -> endsASentence(whole, found) ? ". " : " ");
    }

    private static boolean endsASentence(String whole, MatchResult found) {
        boolean afterAnEnd = found.start() > 0 && ".!?".indexOf(whole.charAt(found.start() - 1)) >= 0;
        boolean atAnEnd = found.end() == whole.length() || Character.isUpperCase(whole.codePointAt(found.end()));
        return atAnEnd && !afterAnEnd;
    }
}
