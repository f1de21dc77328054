package dev.heartline.ai.crisis;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings a text into the form that the lists of this package are written for. */
final class PlainText {

    private static final Pattern MARK = Pattern.compile("[\\p{M}]+");
    private static final Pattern APOSTROPHE = Pattern.compile("['\u2019\u2018\u02BC`\u00B4]");
    private static final Pattern CLAUSE_END = Pattern.compile("[.!?;,:\\n\u2014\u2026]+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}. ]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private PlainText() {}

    /** Lower case, no accents, apostrophes dropped, clause ends as " . ", one space at the start and at the end. */
    static String of(String text) {
        var t = MARK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        t = APOSTROPHE.matcher(t.toLowerCase(Locale.ROOT)).replaceAll("");
        t = CLAUSE_END.matcher(t).replaceAll(" . ");
        t = OTHER.matcher(t).replaceAll(" ");
        return SPACE.matcher(" " + t + " ").replaceAll(" ");
    }
}
