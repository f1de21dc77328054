package dev.heartline.ai.coach;

import java.util.HashMap;
import java.util.Map;

import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Expression;
import dev.heartline.ai.text.Words;

/** Tells what the user does with a turn besides speaking of themselves. */
public final class Cues {

    private static final int SHORT_WORDS = 10;

    private final Leavetaking leavetaking = new Leavetaking();
    private final Map<String, Expression> patterns = new HashMap<>();

    public Cues() {
        Lexicon.sections("/dev/heartline/ai/coach/cues.txt")
                .forEach(
                        (cue, expressions) -> patterns.put(cue, Expression.of("(?i)" + String.join("|", expressions))));
    }

    /** Whether the user wants to end the call. */
    public boolean saysGoodbye(String text) {
        return leavetaking.isGoodbye(text);
    }

    /** Whether the user says goodbye and then stays: "Bye. Oh wait, I forgot something." */
    public boolean takesBackGoodbye(String text) {
        return leavetaking.isTakenBack(text);
    }

    /** Whether the user has no more to say. */
    public boolean isDone(String text) {
        return leavetaking.isDone(text);
    }

    /** Whether it may be over, and should be asked. */
    public boolean windsDown(String text) {
        return leavetaking.isWindingDown(text);
    }

    public boolean checksTheLine(String text) {
        return has("line.check", text);
    }

    public boolean asksWhoThisIs(String text) {
        return has("who", text);
    }

    /** Whether nothing is said but that what was said is to be said again. */
    public boolean asksToRepeat(String text) {
        return has("again", text);
    }

    boolean asksMedically(String text) {
        return has("medical", text);
    }

    boolean asksForAdvice(String text) {
        return has("advice", text);
    }

    boolean speaksOfContact(String text) {
        return has("contact", text);
    }

    boolean assents(String text) {
        return has("assent", text);
    }

    boolean hasNothingElse(String text) {
        return Words.count(text) <= SHORT_WORDS && has("nothing.else", text);
    }

    private boolean has(String cue, String text) {
        return patterns.get(cue).isIn(Words.normalise(text));
    }
}
