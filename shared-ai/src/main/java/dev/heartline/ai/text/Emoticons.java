package dev.heartline.ai.text;

import java.util.regex.Pattern;

/** Faces made of marks: {@code :)} says what 🙂 does. */
final class Emoticons {

    private static final Pattern GLAD = Pattern.compile("(?<=^|\\s|[.!?,])(?:[:;=]-?[)\\]D](?!\\w)|\\(:(?!\\w))");
    private static final Pattern UNHAPPY = Pattern.compile("(?<=^|\\s|[.!?,]):'?-?[(\\[](?!\\w)");
    private static final String PICTURES = "(?:[\\p{So}\\p{Sk}&&[^\\x00-\\x{FF}]][\\x{FE0F}\\x{200D}\\s]*)+";
    private static final Pattern AFTER_AN_END = Pattern.compile("(?<=[.!?])\\s*" + PICTURES);
    private static final Pattern AT_AN_END = Pattern.compile("\\s*" + PICTURES + "(?=\\p{Lu}|$)");
    private static final Pattern WITHIN = Pattern.compile("\\s*" + PICTURES);

    private Emoticons() {}

    static String asEmoji(String text) {
        if (text.indexOf(':') < 0 && text.indexOf(';') < 0 && text.indexOf('=') < 0) return text;
        return UNHAPPY.matcher(GLAD.matcher(text).replaceAll("\uD83D\uDE42")).replaceAll("\uD83D\uDE1E");
    }

    /** The words alone. One between two sentences ends the first, as a full stop would. */
    static String without(String text) {
        var t = AFTER_AN_END.matcher(asEmoji(text)).replaceAll(" ");
        t = AT_AN_END.matcher(t).replaceAll(". ");
        return WITHIN.matcher(t).replaceAll(" ");
    }
}
