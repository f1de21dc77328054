package dev.heartline.ai.guard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.Engine;
import dev.heartline.ai.callback.Agreed;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.coach.CoachReply.Then;
import dev.heartline.ai.coach.Concern;
import dev.heartline.ai.coach.Cues;
import dev.heartline.ai.coach.Feelings;
import dev.heartline.ai.coach.Introduction;
import dev.heartline.ai.coach.LiveSignals;
import dev.heartline.ai.coach.LiveState;
import dev.heartline.ai.coach.NextAction;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.wish.StopQuestion;
import dev.heartline.ai.wish.Wish;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.InterventionType;

/**
 * What goes before any engine's words: danger first, then what the user wants of us, then honesty about what speaks. The
 * order of the questions is the policy.
 */
final class Precedence {

    private static final Pattern SAID_TO_ITS_END = Pattern.compile("[.?!]\\s*$");

    private final Listening listening = new Listening();
    private final FixedWords words = new FixedWords();
    private final Introduction introduction = new Introduction();
    private final Cues cues = new Cues();
    private final CrisisResponses responses;
    private final DangerCourse course;
    private final CrisisTalk crisisTalk;
    private final CarefulTalk careful;
    private final Agreed agreed = new Agreed();
    private final TextPrecedence texts;
    private final Feelings feelings;
    private final int lineChecks;

    /** @param lineChecks how often a silent user is asked whether they are there before the call is ended */
    Precedence(Ears ears, CrisisResponses responses, Feelings feelings, int lineChecks, GuardObserver observer) {
        this.responses = responses;
        this.course =
                new DangerCourse(new Hearing(ears, listening, observer), listening, responses, words, introduction);
        this.crisisTalk = new CrisisTalk(responses);
        this.careful = new CarefulTalk(responses, listening);
        this.texts = new TextPrecedence(ears, careful, words, cues, feelings);
        this.feelings = feelings;
        this.lineChecks = lineChecks;
    }

    /** What is to be said, or who is to find the words. */
    sealed interface Decision {

        /** Fixed words. */
        record Say(CoachReply reply) implements Decision {

            boolean endsCall() {
                return reply.endsCall();
            }
        }

        /** Whichever engine there is. */
        record Ask() implements Decision {}

        /** The local engine, whichever there is besides: its words are known beforehand. */
        record AskLocally() implements Decision {}
    }

    /** What each turn of the user from a position on asks others to act on. */
    List<Concern> concerns(CoachContext context, Conversation soFar, int first) {
        return course.concerns(context, soFar, first);
    }

    Decision decide(CoachContext context, Conversation soFar) {
        if (context.isText()) return texts.decide(context, soFar);
        if (soFar.turns().isEmpty()) return opening(context, soFar);
        var standing = course.of(context, soFar);
        var last = soFar.last().orElseThrow();
        if (!last.byUser()) return silence(context, soFar, standing);
        var heard = course.last(soFar, standing);
        return danger(context, soFar, standing, heard)
                .or(() -> stop(context, soFar, standing))
                .or(() -> introduction(context, soFar))
                .or(() -> careful(context, soFar, standing))
                .or(() -> doubt(soFar, heard))
                .or(() -> leaving(context, soFar, last, standing.wish()))
                .or(() -> aside(soFar, last, standing.question()))
                .orElseGet(() -> heard.judged() ? new Decision.Ask() : new Decision.AskLocally());
    }

    /** On a call of ours nothing that we know is said before somebody has answered. */
    private Decision opening(CoachContext context, Conversation soFar) {
        if (context.direction() == CallDirection.OUTBOUND) return introduce(context, soFar);
        return context.afterCrisis() ? new Decision.AskLocally() : new Decision.Ask();
    }

    /** The end of a call that has lasted its longest time; in a crisis it goes on, and a stop is confirmed also then. */
    Decision lastWords(CoachContext context, Conversation soFar) {
        var standing = course.of(context, soFar);
        if (standing.danger().isPresent()) return decide(context, soFar);
        return stop(context, soFar, standing)
                .filter(Decision.Say::endsCall)
                .orElseGet(() -> say(words.on("time.is.up", soFar), soFar, Then.HANG_UP));
    }

    private Decision silence(CoachContext context, Conversation soFar, Standing standing) {
        if (standing.danger().isPresent()) return crisis(crisisWords(context, soFar, standing, Heard.NOTHING), soFar);
        var again = careful.silence(context, standing);
        if (again.isPresent()) return gently(again.get().text(), soFar, Then.LISTEN);
        long unanswered = soFar.turns().reversed().stream()
                .takeWhile(turn -> !turn.byUser())
                .count();
        return unanswered > lineChecks
                ? say(words.on("line.lost", soFar), soFar, Then.HANG_UP)
                : say(words.on("line.check", soFar), soFar, Then.LISTEN);
    }

    /** Nothing but fixed words as long as danger stands; the coach never hangs up. */
    private Optional<Decision> danger(CoachContext context, Conversation soFar, Standing standing, Heard heard) {
        return switch (standing.due()) {
            case CRISIS_ANSWER ->
                standing.danger().map(_ -> crisis(crisisWords(context, soFar, standing, heard), soFar));
            case RECONSIDER ->
                standing.danger()
                        .map(danger ->
                                crisis(responses.careful("reconsider." + danger.wireName(), context.locale()), soFar));
            case RECONSIDER_AGAIN ->
                standing.danger().map(_ -> crisis(responses.careful("reconsider.again", context.locale()), soFar));
            case WITHDRAW ->
                Optional.of(gently(responses.careful("reconsider.no", context.locale()), soFar, Then.LISTEN));
            case ASK, NOTHING -> Optional.empty();
        };
    }

    private String crisisWords(CoachContext context, Conversation soFar, Standing standing, Heard heard) {
        return crisisTalk.words(standing.danger().orElseThrow(), context.locale(), soFar.from(standing.since()), heard);
    }

    private Optional<Decision.Say> stop(CoachContext context, Conversation soFar, Standing standing) {
        if (!standing.wish().is(Wish.Kind.STOP)) return Optional.empty();
        var confirmed = words.on(occasion(standing.wish()), soFar);
        if (standing.wish().scope() == Wish.Scope.TEXTS) return Optional.of(say(confirmed, soFar, Then.LISTEN));
        boolean open =
                context.afterCrisis() || standing.due() == Standing.Due.ASK || careful.isAsking(context, standing);
        return Optional.of(say(
                open ? confirmed + " " + responses.careful("aftermath.goodbye", context.locale()) : confirmed,
                soFar,
                Then.HANG_UP));
    }

    /** Who is on the line, before anything that is only for the ears of whom we call. */
    private Optional<Decision> introduction(CoachContext context, Conversation soFar) {
        if (introduction.isSomebodyElse(context, soFar.turns()))
            return Optional.of(
                    toSomebodyElse(context, soFar, soFar.last().orElseThrow().text()));
        return introduction.isPending(
                                context, soFar, said -> words.are("line.check", said) || words.areBarelyBegun(said))
                        && introduction.isUnheard(context, soFar)
                ? Optional.of(introduce(context, soFar))
                : Optional.empty();
    }

    /** Who fetches the one we call is waited for; whoever comes to the phone, or stays on it after our farewell, is asked who they are. */
    private Decision toSomebodyElse(CoachContext context, Conversation soFar, String said) {
        if (listening.asksForAMoment(said)) return say(words.on("moment", soFar), soFar, Then.WAIT);
        boolean dismissed = soFar.coachTurns().stream().anyMatch(turn -> words.are("somebody.else", turn.text()));
        boolean asked = soFar.lastByCoach()
                .filter(turn -> introduction.isMadeIn(turn.text(), context))
                .isPresent();
        return introduction.isHello(said) || dismissed && !asked && !introduction.isDenied(context, said)
                ? introduce(context, soFar)
                : say(words.on("somebody.else", soFar), soFar, Then.HANG_UP);
    }

    private Decision introduce(CoachContext context, Conversation soFar) {
        var signals = new LiveSignals(LiveState.GREETING, null, null, feelings.in(soFar));
        return new Decision.Say(
                new CoachReply(Engine.LOCAL, introduction.words(context, soFar), null, signals, Then.LISTEN));
    }

    private Optional<Decision> careful(CoachContext context, Conversation soFar, Standing standing) {
        return careful.next(context, soFar, standing)
                .map(answer -> gently(answer.text(), soFar, answer.endsCall() ? Then.HANG_UP : Then.LISTEN));
    }

    /** Once in a call: whoever goes on talking has answered it. */
    private Optional<Decision> doubt(Conversation soFar, Heard heard) {
        if (!heard.unsure() || StopQuestion.isAskedIn(soFar)) return Optional.empty();
        return Optional.of(say(StopQuestion.in(Medium.SPEECH), soFar, Then.LISTEN));
    }

    private Optional<Decision> leaving(CoachContext context, Conversation soFar, Turn last, Wish wish) {
        if (cues.takesBackGoodbye(last.text())) return Optional.empty();
        if (cues.saysGoodbye(last.text()) || cues.isDone(last.text())) return Optional.of(new Decision.AskLocally());
        // Certain words go before a trained guess.
        if (listening.asksForAMoment(last.text())) return Optional.empty();
        return switch (wish.kind()) {
            case POSTPONE ->
                Optional.of(say(
                        agreed(context, soFar, last)
                                .orElseGet(() -> words.on(
                                        context.direction() == CallDirection.INBOUND ? "postpone.inbound" : "postpone",
                                        soFar)),
                        soFar,
                        Then.HANG_UP));
            case HANG_UP -> Optional.of(say(words.on("hang.up", soFar), soFar, Then.HANG_UP));
            case NONE, START, STOP, HELP, REACTION -> Optional.empty();
        };
    }

    /** Who names a time hears before they go how it was understood. */
    private Optional<String> agreed(CoachContext context, Conversation soFar, Turn last) {
        return context.known()
                .map(CoachContext.Person::zone)
                .flatMap(zone -> agreed.onACall(soFar, last, zone))
                .map(answer -> words.on("postpone." + answer.phrase(), soFar).replace("{when}", answer.when()));
    }

    /** @param said what the coach said last: said again where it was said to its end */
    private Optional<Decision> aside(Conversation soFar, Turn last, String said) {
        if (cues.asksToRepeat(last.text()) && SAID_TO_ITS_END.matcher(said).find())
            return Optional.of(say(said, soFar, Then.LISTEN));
        if (listening.asksForAMoment(last.text())) return Optional.of(say(words.on("moment", soFar), soFar, Then.WAIT));
        if (cues.asksWhoThisIs(last.text())) return Optional.of(say(words.on("about.me", soFar), soFar, Then.LISTEN));
        return Optional.empty();
    }

    private static String occasion(Wish wish) {
        return switch (wish.scope()) {
            case ALL -> "stop.all";
            case CALLS -> "stop.calls";
            case TEXTS -> "stop.texts";
        };
    }

    private Decision crisis(String text, Conversation soFar) {
        var signals = new LiveSignals(LiveState.INTERVENING, NextAction.PROVIDE_SUPPORT, 0.95, feelings.in(soFar));
        return new Decision.Say(
                new CoachReply(Engine.LOCAL, text, InterventionType.CRISIS_RESOURCES, signals, Then.LISTEN));
    }

    private Decision gently(String text, Conversation soFar, Then then) {
        var state = then == Then.HANG_UP ? LiveState.WRAPPING_UP : LiveState.INTERVENING;
        var signals = new LiveSignals(state, NextAction.PROVIDE_SUPPORT, 0.8, feelings.in(soFar));
        return new Decision.Say(new CoachReply(Engine.LOCAL, text, InterventionType.OPEN_QUESTION, signals, then));
    }

    private Decision.Say say(String text, Conversation soFar, Then then) {
        var state = then == Then.HANG_UP ? LiveState.WRAPPING_UP : LiveState.RESPONDING;
        var signals = new LiveSignals(state, null, null, feelings.in(soFar));
        return new Decision.Say(new CoachReply(Engine.LOCAL, text, null, signals, then));
    }
}
