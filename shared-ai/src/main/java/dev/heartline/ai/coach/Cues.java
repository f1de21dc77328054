package dev.heartline.ai.coach;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Words;

/** Tells what the user does with a turn besides speaking of themselves. */
public final class Cues {

    private static final int FAREWELL_WORDS = 20;
    private static final int DONE_WORDS = 8;

    private final Map<String, Pattern> patterns = new HashMap<>();

    public Cues() {
        Lexicon.sections("/dev/heartline/ai/coach/cues.txt")
                .forEach((cue, expressions) ->
                        patterns.put(cue, Pattern.compile(String.join("|", expressions), Pattern.CASE_INSENSITIVE)));
    }

    /** Whether the user wants to end the call. */
    public boolean saysGoodbye(String text) {
        var t = Words.normalise(text).strip();
        if (has("leaving", t)) return true;
        return Words.count(t) <= FAREWELL_WORDS && has("farewell", t) && !has("not.over", t);
    }

    boolean checksTheLine(String text) {
        return has("line.check", text);
    }

    boolean asksWhoThisIs(String text) {
        return has("who", text);
    }

    boolean asksMedically(String text) {
        return has("medical", text);
    }

    boolean asksForAdvice(String text) {
        return has("advice", text);
    }

    boolean assents(String text) {
        return has("assent", text);
    }

    boolean hasNothingElse(String text) {
        return has("nothing.else", text);
    }

    boolean isDone(String text) {
        return Words.count(text) <= DONE_WORDS && has("done", text);
    }

    private boolean has(String cue, String text) {
        return patterns.get(cue).matcher(Words.normalise(text)).find();
    }
}
