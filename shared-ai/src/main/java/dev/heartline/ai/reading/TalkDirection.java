package dev.heartline.ai.reading;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.lexicon.Vices;

import static java.util.stream.Collectors.joining;

/** Where a user's words lean: towards change, away from it, or neither. */
public enum TalkDirection {
    CHANGE,
    NEUTRAL,
    SUSTAIN;

    private static final Pattern TOWARDS = anyOf("change.txt");
    private static final Pattern AWAY = anyOf("sustain.txt");

    /** @param text without noise */
    public static TalkDirection of(String text) {
        var words = text.toLowerCase(Locale.ROOT);
        long change = TOWARDS.matcher(words).results().count();
        long sustain = AWAY.matcher(words).results().count();
        if (change == sustain) return NEUTRAL;
        return change > sustain ? CHANGE : SUSTAIN;
    }

    private static Pattern anyOf(String name) {
        return Pattern.compile(Lexicon.lines("/dev/heartline/ai/reading/" + name).stream()
                .map(line -> line.replace("<vice>", Vices.expression()))
                .collect(joining("|")));
    }
}
