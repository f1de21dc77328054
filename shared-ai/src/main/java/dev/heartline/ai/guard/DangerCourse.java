package dev.heartline.ai.guard;

import java.util.regex.Pattern;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.events.vocabulary.CrisisKind;

/**
 * Follows danger through a call. An alarm stays until the user has called it a misunderstanding and has then answered a
 * direct question with a clear no: a false one costs a gentle question, not the rest of the call. After plain words, or an
 * admission, it takes an explanation and two clear answers. Anything unclear leaves the alarm as it is.
 */
final class DangerCourse {

    /** "I was joking, but I do want to die" explains nothing away. */
    private static final Pattern AND_YET =
            Pattern.compile("(?i)\\b(?:but|though|although)\\b.{0,40}\\bi(?:.m| am| do| still| want| will| might)\\b");

    private static final int DENIALS = 1;
    private static final int DENIALS_AFTER_PLAIN_WORDS = 2;

    private final Hearing hearing;
    private final Listening listening;
    private final CrisisResponses responses;
    private final FixedWords words;

    DangerCourse(Hearing hearing, Listening listening, CrisisResponses responses, FixedWords words) {
        this.hearing = hearing;
        this.listening = listening;
        this.responses = responses;
        this.words = words;
    }

    /** Every turn was judged when it was heard; only the last one is read now. */
    Standing of(CoachContext context, Conversation soFar) {
        var standing = Standing.CALM;
        for (var turn : soFar.turns())
            if (turn.byUser())
                standing = after(turn, hearing.of(turn, standing.question(), soFar.notes()), standing, context);
            else if (!words.are("line.check", turn.text()))
                standing = standing.answering(turn.text(), asks("asking.directly", turn.text(), context));
        return standing;
    }

    private Standing after(Turn turn, Heard heard, Standing before, CoachContext context) {
        if (before.danger().isPresent()) return inDanger(turn, heard, before, context);
        if (heard.alarms() || heard.asksToAsk() && context.afterCrisis())
            return before.alarmed(
                    heard.danger().kind().orElse(CrisisKind.SELF_HARM),
                    heard.plain() || heard.alarms() && !heard.byItself());
        return before.calls(heard.asksToAsk() && !before.asked() ? Standing.Due.ASK : Standing.Due.NOTHING);
    }

    private Standing inDanger(Turn turn, Heard heard, Standing before, CoachContext context) {
        var kind = heard.danger().kind().or(before::danger).orElseThrow();
        if (heard.plain()) return before.alarmed(kind, true);
        boolean reconsidering = asks("reconsider." + key(before), before.question(), context)
                || asks("reconsider.again", before.question(), context);
        if (reconsidering) return reconsidered(turn, heard, before, kind);
        if (listening.explains(turn.text()) && !AND_YET.matcher(turn.text()).find()
                || !before.plain() && !heard.byItself() && listening.deniesDanger(turn.text()))
            return before.denied(0, Standing.Due.RECONSIDER);
        return heard.alarms() ? before.alarmed(kind, false) : before.denied(0, Standing.Due.CRISIS_ANSWER);
    }

    private Standing reconsidered(Turn turn, Heard heard, Standing before, CrisisKind kind) {
        if (heard.byItself() || !listening.saysNoClearly(turn.text())) return before.alarmed(kind, heard.alarms());
        int denials = before.denials() + 1;
        return denials >= (before.plain() ? DENIALS_AFTER_PLAIN_WORDS : DENIALS)
                ? before.withdrawn(turn.seq())
                : before.denied(denials, Standing.Due.RECONSIDER_AGAIN);
    }

    static String key(Standing standing) {
        return standing.danger().orElseThrow().wireName();
    }

    private boolean asks(String key, String text, CoachContext context) {
        return text.contains(Spoken.openingOf(responses.careful(key, context.locale())));
    }
}
