package dev.heartline.service.web;

/**
 * Characters that no text of ours may hold: U+0000, which PostgreSQL refuses, and halves of surrogate pairs, which are no
 * characters and can't be written in UTF-8.
 */
public final class Characters {

    private Characters() {}

    public static boolean areLegal(String text) {
        return text.codePoints().allMatch(Characters::isLegal);
    }

    /** The text without characters that may not be. */
    public static String cleaned(String text) {
        if (areLegal(text)) {
            return text;
        }
        var cleaned = new StringBuilder(text.length());
        text.codePoints().filter(Characters::isLegal).forEach(cleaned::appendCodePoint);
        return cleaned.toString();
    }

    /**
     * The beginning of a text.
     *
     * @param most characters as people and PostgreSQL count them; none is cut in two
     */
    public static String first(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static boolean isLegal(int point) {
        return point != 0 && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
