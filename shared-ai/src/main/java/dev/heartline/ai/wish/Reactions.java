package dev.heartline.ai.wish;

import java.util.regex.Pattern;

/**
 * The texts that phones send when somebody reacts to a message: {@code Liked “…”}, {@code 👍 to “…”}. They quote the message,
 * wholly or cut short, in the language of the phone, and hold no word of the one who reacts. Whoever writes on after the quote
 * (<em>Liked "The Bear", you?</em>) does write.
 */
final class Reactions {

    private static final String QUOTE = "[\"\u201C\u201D\u201E\u00AB\u00BB\u2018\u2019'\u300C\u300E]";
    private static final String CLOSING = "\"\u201C\u201D\u00BB\u2018\u2019'\u300D\u300F";
    private static final String THING =
            "(?:an?|une?|ein|eine|um|uma|una) (?:image|photo|picture|video|movie|attachment|message|"
                    + "sticker|link|voice message|audio message|imagen|foto|mensaje|photo|pi\u00E8ce jointe|bild|nachricht|imagem)";

    /** As iOS, Google Messages and Samsung word them. The quote or the thing follows. */
    private static final String DEED = "(?:"
            + String.join(
                    "|",
                    "liked|loved|disliked|laughed at|emphasi[sz]ed|questioned",
                    "removed (?:an?|the) (?:like|heart|dislike|laugh|laughter|exclamation|exclamation mark|question mark|\\S{1,12})"
                            + "(?: reaction)? from",
                    "reacted(?: with)? \\S{1,12} (?:to|on)",
                    "(?:no )?le (?:gust\u00F3|encant\u00F3)|le dio risa|se ri[o\u00F3] (?:de|con)|enfatiz\u00F3|exclam\u00F3 por|cuestion\u00F3|pregunt\u00F3 por"
                            + "|reaccion\u00F3 con \\S{1,12} a|(?:quit\u00F3|elimin\u00F3) .{1,30} (?:de|a)",
                    "a (?:aim\u00E9|ador\u00E9|ri \u00E0|ri de|soulign\u00E9|insist\u00E9 sur|mis en doute|interrog\u00E9)|n['\u2019]a pas aim\u00E9"
                            + "|a r\u00E9agi (?:avec|par) \\S{1,12} \u00E0|a supprim\u00E9 .{1,30} (?:de|sur)",
                    "gef\u00E4llt(?: nicht)?|mag|liebt|lacht(?:e)? \u00FCber|betont(?:e)?|hob hervor|hinterfragt(?:e)?|fragt nach"
                            + "|(?:hat|reagierte|hat reagiert) mit \\S{1,12} auf|mit \\S{1,12} auf",
                    "gostou de|amou|n\u00E3o gostou de|riu de|enfatizou|questionou|reagiu com \\S{1,12} a",
                    "\\p{So}[\\p{So}\\p{Sk}\\p{Cf}\\p{Mn}]{0,8} (?:to|a|\u00E0|auf|en|em)")
            + ")";

    private static final Pattern START = Pattern.compile(
            "(?:" + DEED + ") ?(?:" + QUOTE + "|" + THING + "$)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What phones put around the picture and the quote: hair spaces, zero-width characters, no-break spaces. */
    private static final Pattern FILLING = Pattern.compile("[\\s\\p{Z}\u200B-\u200F\u2060\uFEFF]{1,20}");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    private Reactions() {}

    static boolean isOne(String text) {
        var plain = FILLING.matcher(text).replaceAll(" ").strip();
        var start = START.matcher(plain);
        if (!start.lookingAt()) return false;
        var quoted = plain.substring(start.end());
        if (quoted.isEmpty()) return true;
        int end = lastClosing(quoted);
        if (end < 0) return true;
        return !WORD.matcher(quoted.substring(end + 1)).find() && end > 0 || endsCutShort(quoted);
    }

    /** An apostrophe inside a word closes nothing. */
    private static int lastClosing(String quoted) {
        for (int at = quoted.length() - 1; at >= 0; at--)
            if (CLOSING.indexOf(quoted.charAt(at)) >= 0 && !insideWord(quoted, at)) return at;
        return -1;
    }

    private static boolean insideWord(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetter(text.charAt(at - 1))
                && Character.isLetter(text.charAt(at + 1));
    }

    private static boolean endsCutShort(String quoted) {
        return quoted.endsWith("\u2026") || quoted.endsWith("...");
    }
}
