package dev.heartline.model.coach;

import java.util.regex.Pattern;

import dev.heartline.ai.text.Words;

/** Makes a sentence that was written one that is spoken: no markup, no list, no picture. Pure, safe for concurrent use. */
final class SpokenStyle {

    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final Pattern LINE_START =
            Pattern.compile("(?m)^\\s*(?:#{1,6}\\s+|>\\s*|[-*\u2022\u2013]\\s+|\\(?\\d{1,2}[.)]\\s+)");
    private static final Pattern EMPHASIS = Pattern.compile("[*_`~]{1,3}(?=\\S)|(?<=\\S)[*_`~]{1,3}");
    private static final Pattern PICTURE =
            Pattern.compile("[\\p{IsEmoji}&&[^\\p{Alnum}#*\u00A9\u00AE\u2122]]|[\uFE0F\u200D\u20E3]");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern ENDS = Pattern.compile("[.?!\u2026][\"'\u201D\u2019)]?$");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private static final Pattern REFUSAL = Pattern.compile(
            "(?i)^(?:i(?:'m| am) (?:very |so )?sorry,? but |sorry,? (?:but )?|unfortunately,? )?i(?:'m| am)? (?:can't|cannot|can not|"
                    + "won't|will not|not able to|unable to) (?:assist|help|provide|comply|discuss|continue|engage|support|do that|answer)\\b"
                    + "|\\bas an ai\\b|\\b(?:content|usage) polic(?:y|ies)\\b");

    private SpokenStyle() {}

    /** The sentence for the ear, with one space behind it; empty where nothing of it can be said. */
    static String of(String written) {
        var t = LINK.matcher(Words.normalise(written)).replaceAll("$1");
        t = LINE_START.matcher(t).replaceAll("");
        t = PICTURE.matcher(t).replaceAll("");
        t = EMPHASIS.matcher(t).replaceAll("");
        t = SPACE.matcher(t).replaceAll(" ").strip();
        if (!LETTER.matcher(t).find()) {
            return "";
        }
        if (t.endsWith(":") || t.endsWith(",") || t.endsWith(";")) {
            t = t.substring(0, t.length() - 1);
        }
        return (ENDS.matcher(t).find() ? t : t + ".") + " ";
    }

    /** Whether the model declines to answer, in words of its own. */
    static boolean isRefusal(String sentence) {
        return REFUSAL.matcher(Words.normalise(sentence).strip()).find();
    }
}
