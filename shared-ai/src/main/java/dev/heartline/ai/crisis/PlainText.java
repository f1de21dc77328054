package dev.heartline.ai.crisis;

import java.text.Normalizer;
import java.util.Locale;

/** Brings a text into the form that the lists of this package are written for. */
final class PlainText {

    private static final String APOSTROPHES = "'\u2019\u2018\u02BC`\u00B4";
    private static final String CLAUSE_ENDS = ".!?;,:\n\u2014\u2026";

    private PlainText() {}

    /** Lower case, no accents, apostrophes dropped, clause ends as " . ", one space at the start and at the end. */
    static String of(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(decomposed.length() + 16).append(' ');
        boolean ending = false;
        for (int i = 0, width; i < decomposed.length(); i += width) {
            int c = decomposed.codePointAt(i);
            width = Character.charCount(c);
            if (isMark(c) || APOSTROPHES.indexOf(c) >= 0) continue;
            boolean ends = CLAUSE_ENDS.indexOf(c) >= 0;
            if (ends && !ending) space(plain).append('.');
            if (Character.isLetter(c) || isNumber(c)) plain.appendCodePoint(c);
            else space(plain);
            ending = ends;
        }
        return space(plain).toString();
    }

    private static StringBuilder space(StringBuilder plain) {
        return plain.charAt(plain.length() - 1) == ' ' ? plain : plain.append(' ');
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isNumber(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
