package dev.heartline.ai.crisis;

import java.util.Map;

import dev.heartline.ai.text.Expression;

/** What a user in danger tells of their situation, beyond the danger itself. Immutable, safe for concurrent use. */
public final class CrisisCues {

    private final Map<String, Expression> cues = CrisisPatterns.sections("situations");

    public boolean meansAtHand(String text) {
        return has("place", text) || has("means", text) && !has("no.means", text) && !has("distance", text);
    }

    public boolean meansGone(String text) {
        return has("distance", text);
    }

    public boolean inCompany(String text) {
        return has("together", text);
    }

    public boolean helpUnderWay(String text) {
        return has("under.way", text);
    }

    /** With people who can protect them; kin who come may be whom they are afraid of. */
    public boolean isProtected(String text) {
        return has("protected", text);
    }

    public boolean seeksProtection(String text) {
        return has("seeking.protection", text);
    }

    public boolean alone(String text) {
        return has("alone", text);
    }

    public boolean somebodyNear(String text) {
        return has("somebody", text);
    }

    public boolean reluctant(String text) {
        return has("reluctant", text);
    }

    public boolean safe(String text) {
        return has("safe", text) && !unsafe(text);
    }

    public boolean unsafe(String text) {
        return has("not.safe", text);
    }

    private boolean has(String cue, String text) {
        return cues.get(cue).isIn(PlainText.of(text));
    }
}
