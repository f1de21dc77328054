package dev.heartline.sms.message;

import java.util.ArrayList;
import java.util.regex.Pattern;

import dev.heartline.ai.text.Sentences;
import dev.heartline.telephony.segment.SmsSegments;

/** Makes of an answer what a carrier counts as little: characters of its plain alphabet where that can be, and a length. */
public final class TextStyle {

    private static final Pattern SINGLE_QUOTES = Pattern.compile("[\u2018\u2019\u201A\u2032]");
    private static final Pattern DOUBLE_QUOTES = Pattern.compile("[\u201C\u201D\u201E\u2033]");
    private static final Pattern DASHES = Pattern.compile("\\s*[\u2013\u2014]\\s*");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private TextStyle() {}

    /** One curly quote makes a text twice as long for the carrier. */
    public static String plain(String words) {
        var text = SINGLE_QUOTES.matcher(words).replaceAll("'");
        text = DOUBLE_QUOTES.matcher(text).replaceAll("\"");
        text = DASHES.matcher(text).replaceAll(" - ").replace("\u2026", "...");
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /**
     * As many sentences from the beginning as fit; at least part of the first.
     *
     * @param most segments
     */
    public static String within(int most, String words) {
        if (fits(most, words)) {
            return words;
        }
        var kept = new ArrayList<String>();
        for (var sentence : Sentences.of(words)) {
            kept.add(sentence);
            if (!fits(most, String.join(" ", kept))) {
                kept.removeLast();
                break;
            }
        }
        return kept.isEmpty() ? cut(most, words) : String.join(" ", kept);
    }

    private static String cut(int most, String words) {
        var cut = words;
        while (!fits(most, cut + "...")) {
            int space = cut.lastIndexOf(' ');
            cut = space > 0 ? cut.substring(0, space) : cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut + "...";
    }

    private static boolean fits(int most, String words) {
        return SmsSegments.of(words).segments() <= most;
    }
}
