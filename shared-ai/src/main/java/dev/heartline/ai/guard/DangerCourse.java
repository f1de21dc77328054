package dev.heartline.ai.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.Concern;
import dev.heartline.ai.coach.Introduction;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
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

    private static final Notes.Kind<AtomicReference<Step>> TAKEN = new Notes.Kind<>();

    private static final int DENIALS = 1;
    private static final int DENIALS_AFTER_PLAIN_WORDS = 2;

    private final Hearing hearing;
    private final Listening listening;
    private final CrisisResponses responses;
    private final FixedWords words;
    private final Introduction introduction;

    DangerCourse(
            Hearing hearing,
            Listening listening,
            CrisisResponses responses,
            FixedWords words,
            Introduction introduction) {
        this.hearing = hearing;
        this.listening = listening;
        this.responses = responses;
        this.words = words;
        this.introduction = introduction;
    }

    /** Where a turn led to from where, by what was heard in it. */
    private record Step(Standing from, Heard heard, Standing to) {}

    /** Every turn was judged when it was heard; only what was said since is read now. */
    Standing of(CoachContext context, Conversation soFar) {
        var standing = Standing.CALM;
        for (int at = 0; at < soFar.turns().size(); at++) standing = after(at, standing, context, soFar);
        return standing;
    }

    /** What each turn of the user from a position on asks others to act on. */
    List<Concern> concerns(CoachContext context, Conversation soFar, int first) {
        var concerns = new ArrayList<Concern>();
        var standing = Standing.CALM;
        for (int at = 0; at < soFar.turns().size(); at++) {
            var turn = soFar.turns().get(at);
            var before = standing;
            boolean asked = turn.byUser() && turn.seq() >= first;
            if (asked) hearing.again(turn, before.question(), breath(soFar, at, before), soFar.notes());
            standing = after(at, before, context, soFar);
            if (asked) concerns.add(concern(at, before, standing, context, soFar));
        }
        return concerns;
    }

    /** What explains an alarm away may sound like one. */
    private Concern concern(int at, Standing before, Standing after, CoachContext context, Conversation soFar) {
        var turn = soFar.turns().get(at);
        var heard = heard(at, before, soFar);
        boolean alarming = after.due() == Standing.Due.CRISIS_ANSWER && isDanger(at, heard, context, soFar);
        boolean withdrawn = after.due() == Standing.Due.WITHDRAW;
        return new Concern(turn, after.danger(), alarming, withdrawn, heard.wish(), heard.judged());
    }

    /** A step that was taken before from the same standing is not taken again. */
    private Standing after(int at, Standing before, CoachContext context, Conversation soFar) {
        var turn = soFar.turns().get(at);
        var taken = soFar.notes().of(turn, TAKEN, _ -> new AtomicReference<Step>());
        var step = taken.get();
        var heard = turn.byUser() ? heard(at, before, soFar) : Heard.NOTHING;
        if (step == null || !step.from().equals(before) || !step.heard().equals(heard)) {
            step = new Step(before, heard, step(at, heard, before, context, soFar));
            taken.set(step);
        }
        return step.to();
    }

    private Heard heard(int at, Standing before, Conversation soFar) {
        return hearing.of(soFar.turns().get(at), before.question(), breath(soFar, at, before), soFar.notes());
    }

    /** After an alarm each turn stands for itself: it may explain it away. */
    private static Supplier<String> breath(Conversation soFar, int at, Standing before) {
        return () -> before.danger().isPresent() ? "" : Breath.before(soFar.turns(), at);
    }

    /** What was heard in the last turn, which is the user's. */
    Heard last(Conversation soFar, Standing standing) {
        return heard(soFar.turns().size() - 1, standing, soFar);
    }

    private Standing step(int at, Heard heard, Standing before, CoachContext context, Conversation soFar) {
        var turn = soFar.turns().get(at);
        if (turn.byUser()) return after(at, heard, before, context, soFar).wishing(heard.wish());
        return words.are("line.check", turn.text())
                ? before
                : before.answering(
                        turn.text(), asks("asking.directly", turn.text(), context), !words.areBarelyBegun(turn.text()));
    }

    private Standing after(int at, Heard heard, Standing before, CoachContext context, Conversation soFar) {
        if (before.danger().isPresent()) return inDanger(soFar.turns().get(at), heard, before, context);
        if (isDanger(at, heard, context, soFar))
            return before.alarmed(
                    heard.danger().kind().orElse(CrisisKind.SELF_HARM),
                    heard.plain() || heard.alarms() && !heard.byItself());
        return before.calls(heard.asksToAsk() && !before.asked() ? Standing.Due.ASK : Standing.Due.NOTHING);
    }

    private boolean isDanger(int at, Heard heard, CoachContext context, Conversation soFar) {
        return heard.alarms() || heard.asksToAsk() && isAfterCrisis(at, context, soFar);
    }

    /** What somebody else says who has picked up is not said after a crisis. */
    private boolean isAfterCrisis(int at, CoachContext context, Conversation soFar) {
        return context.afterCrisis()
                && !introduction.isSomebodyElse(context, soFar.turns().subList(0, at + 1));
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
