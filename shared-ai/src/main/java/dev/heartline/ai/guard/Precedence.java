package dev.heartline.ai.guard;

import java.util.Optional;

import dev.heartline.ai.Engine;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.coach.CoachReply.Then;
import dev.heartline.ai.coach.Concern;
import dev.heartline.ai.coach.Cues;
import dev.heartline.ai.coach.Feelings;
import dev.heartline.ai.coach.LiveSignals;
import dev.heartline.ai.coach.LiveState;
import dev.heartline.ai.coach.NextAction;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.wish.Wish;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.InterventionType;

/**
 * What goes before any engine's words: danger first, then what the user wants of us, then honesty about what speaks. The
 * order of the questions is the policy.
 */
final class Precedence {

    private static final Heard NOTHING = new Heard(CrisisReading.NONE, false, false, Wish.NONE);

    private final Hearing hearing;
    private final Listening listening = new Listening();
    private final FixedWords words = new FixedWords();
    private final Cues cues = new Cues();
    private final CrisisResponses responses;
    private final DangerCourse course;
    private final CrisisTalk crisisTalk;
    private final CarefulTalk careful;
    private final Feelings feelings;
    private final int lineChecks;

    /** @param lineChecks how often a silent user is asked whether they are there before the call is ended */
    Precedence(Ears ears, CrisisResponses responses, Feelings feelings, int lineChecks) {
        this.hearing = new Hearing(ears.danger(), ears.wishes(), ears.embedding(), listening);
        this.responses = responses;
        this.course = new DangerCourse(hearing, listening, responses, words);
        this.crisisTalk = new CrisisTalk(responses);
        this.careful = new CarefulTalk(responses, listening);
        this.feelings = feelings;
        this.lineChecks = lineChecks;
    }

    /** What is to be said, or who is to find the words. */
    sealed interface Decision {

        Concern concern();

        /** Fixed words. */
        record Say(CoachReply reply) implements Decision {

            @Override
            public Concern concern() {
                return reply.signals().concern();
            }
        }

        /** Whichever engine there is. */
        record Ask(Concern concern) implements Decision {}

        /** The local engine, whichever there is besides: its words are known beforehand. */
        record AskLocally(Concern concern) implements Decision {}
    }

    Decision decide(CoachContext context, Conversation soFar) {
        if (soFar.turns().isEmpty())
            return context.afterCrisis() ? new Decision.AskLocally(Concern.NONE) : new Decision.Ask(Concern.NONE);
        var standing = course.of(context, soFar);
        var last = soFar.last().orElseThrow();
        if (!last.byUser()) return silence(context, soFar, standing);
        var heard = hearing.of(last, standing.question(), soFar.notes());
        return danger(context, soFar, standing, heard)
                .or(() -> stop(context, soFar, standing, heard))
                .or(() -> careful(context, soFar, standing, heard))
                .or(() -> leaving(context, soFar, last, heard))
                .or(() -> aside(soFar, last, heard))
                .orElseGet(() -> new Decision.Ask(concern(heard)));
    }

    /** The end of a call that has lasted its longest time; in a crisis it goes on. */
    Decision lastWords(CoachContext context, Conversation soFar) {
        var standing = course.of(context, soFar);
        return standing.danger().isPresent()
                ? decide(context, soFar)
                : say(words.on("time.is.up", soFar), soFar, Concern.NONE, Then.HANG_UP);
    }

    private Decision silence(CoachContext context, Conversation soFar, Standing standing) {
        if (standing.danger().isPresent())
            return crisis(standing.danger().get(), crisisWords(context, soFar, standing, NOTHING), soFar, Wish.NONE);
        var again = careful.silence(context, standing);
        if (again.isPresent()) return gently(again.get().text(), soFar, Concern.NONE, Then.LISTEN);
        long unanswered = soFar.turns().reversed().stream()
                .takeWhile(turn -> !turn.byUser())
                .count();
        return unanswered > lineChecks
                ? say(words.on("line.lost", soFar), soFar, Concern.NONE, Then.HANG_UP)
                : say(words.on("line.check", soFar), soFar, Concern.NONE, Then.LISTEN);
    }

    /** Nothing but fixed words as long as danger stands; the coach never hangs up. */
    private Optional<Decision> danger(CoachContext context, Conversation soFar, Standing standing, Heard heard) {
        var kind = standing.danger();
        return switch (standing.due()) {
            case CRISIS_ANSWER ->
                kind.map(danger -> crisis(danger, crisisWords(context, soFar, standing, heard), soFar, heard.wish()));
            case RECONSIDER ->
                kind.map(danger -> crisis(
                        danger,
                        responses.careful("reconsider." + danger.wireName(), context.locale()),
                        soFar,
                        heard.wish()));
            case RECONSIDER_AGAIN ->
                kind.map(danger ->
                        crisis(danger, responses.careful("reconsider.again", context.locale()), soFar, heard.wish()));
            case WITHDRAW ->
                Optional.of(gently(
                        responses.careful("reconsider.no", context.locale()),
                        soFar,
                        new Concern(Optional.empty(), true, heard.wish()),
                        Then.LISTEN));
            case ASK, NOTHING -> Optional.empty();
        };
    }

    private String crisisWords(CoachContext context, Conversation soFar, Standing standing, Heard heard) {
        return crisisTalk.words(standing.danger().orElseThrow(), context.locale(), soFar.from(standing.since()), heard);
    }

    private Optional<Decision> stop(CoachContext context, Conversation soFar, Standing standing, Heard heard) {
        if (!heard.wish().is(Wish.Kind.STOP)) return Optional.empty();
        var confirmed = words.on(occasion(heard.wish()), soFar);
        if (heard.wish().scope() == Wish.Scope.TEXTS)
            return Optional.of(say(confirmed, soFar, concern(heard), Then.LISTEN));
        boolean open =
                context.afterCrisis() || standing.due() == Standing.Due.ASK || careful.isAsking(context, standing);
        return Optional.of(say(
                open ? confirmed + " " + responses.careful("aftermath.goodbye", context.locale()) : confirmed,
                soFar,
                concern(heard),
                Then.HANG_UP));
    }

    private Optional<Decision> careful(CoachContext context, Conversation soFar, Standing standing, Heard heard) {
        return careful.next(context, soFar, standing)
                .map(answer ->
                        gently(answer.text(), soFar, concern(heard), answer.endsCall() ? Then.HANG_UP : Then.LISTEN));
    }

    private Optional<Decision> leaving(CoachContext context, Conversation soFar, Turn last, Heard heard) {
        if (cues.takesBackGoodbye(last.text())) return Optional.empty();
        if (cues.saysGoodbye(last.text()) || cues.isDone(last.text()))
            return Optional.of(new Decision.AskLocally(concern(heard)));
        // Certain words go before a trained guess.
        if (listening.asksForAMoment(last.text())) return Optional.empty();
        return switch (heard.wish().kind()) {
            case POSTPONE ->
                Optional.of(say(
                        words.on(context.direction() == CallDirection.INBOUND ? "postpone.inbound" : "postpone", soFar),
                        soFar,
                        concern(heard),
                        Then.HANG_UP));
            case HANG_UP -> Optional.of(say(words.on("hang.up", soFar), soFar, concern(heard), Then.HANG_UP));
            case NONE, START, STOP, HELP, REACTION -> Optional.empty();
        };
    }

    private Optional<Decision> aside(Conversation soFar, Turn last, Heard heard) {
        if (listening.asksForAMoment(last.text()))
            return Optional.of(say(words.on("moment", soFar), soFar, concern(heard), Then.WAIT));
        if (cues.asksWhoThisIs(last.text()))
            return Optional.of(say(words.on("about.me", soFar), soFar, concern(heard), Then.LISTEN));
        return Optional.empty();
    }

    private static String occasion(Wish wish) {
        return switch (wish.scope()) {
            case ALL -> "stop.all";
            case CALLS -> "stop.calls";
            case TEXTS -> "stop.texts";
        };
    }

    private static Concern concern(Heard heard) {
        return new Concern(Optional.empty(), false, heard.wish());
    }

    /** A wish is confirmed in a crisis too, and doesn't end the call. */
    private Decision crisis(CrisisKind kind, String text, Conversation soFar, Wish wish) {
        var signals = new LiveSignals(
                LiveState.INTERVENING,
                NextAction.PROVIDE_SUPPORT,
                0.95,
                feelings.in(soFar),
                new Concern(Optional.of(kind), false, wish));
        return new Decision.Say(
                new CoachReply(Engine.LOCAL, text, InterventionType.CRISIS_RESOURCES, signals, Then.LISTEN));
    }

    private Decision gently(String text, Conversation soFar, Concern concern, Then then) {
        var state = then == Then.HANG_UP ? LiveState.WRAPPING_UP : LiveState.INTERVENING;
        var signals = new LiveSignals(state, NextAction.PROVIDE_SUPPORT, 0.8, feelings.in(soFar), concern);
        return new Decision.Say(new CoachReply(Engine.LOCAL, text, InterventionType.OPEN_QUESTION, signals, then));
    }

    private Decision say(String text, Conversation soFar, Concern concern, Then then) {
        var state = then == Then.HANG_UP ? LiveState.WRAPPING_UP : LiveState.RESPONDING;
        var signals = new LiveSignals(state, null, null, feelings.in(soFar), concern);
        return new Decision.Say(new CoachReply(Engine.LOCAL, text, null, signals, then));
    }
}
