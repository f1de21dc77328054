package dev.heartline.ai.wish;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A message as its keywords are looked for: without signature, accents, marks and capitals. */
final class Plain {

    private static final Pattern SIGNATURE = Pattern.compile(
            "\\n--\\s*\\n(?s:.*)|\\n\\s*(?:--|sent (?:from|via|by)\\b|get outlook\\b|envoy\u00E9 d|enviado d|gesendet von|von meinem |inviato da|verzonden |"
                    + "[-\u2013\u2014~] ?\\p{L}[\\p{L}. ]{0,30}$)[^\\n]*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A name behind a long dash on the line of the text: at least two words, each with a capital. */
    private static final Pattern NAME = Pattern.compile(
            "\\s(?:--|\u2014)\\s?\\p{Lu}\\p{Ll}[\\p{L}.']{0,20}(?:,? \\p{Lu}[\\p{L}.']{0,20}){1,4}\\s*$");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2019\u2018\u02BC`\u00B4]");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Plain() {}

    static String withoutSignature(String text) {
        return NAME.matcher(SIGNATURE.matcher(text).replaceAll(""))
                .replaceAll("")
                .strip();
    }

    /** Words in lower case, one space between. A stop sign is the word. */
    static String words(String text) {
        var plain = Normalizer.normalize(text.replace("\uD83D\uDED1", " stop "), Normalizer.Form.NFKD);
        plain = MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
        return OTHER.matcher(APOSTROPHES.matcher(plain).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }
}
