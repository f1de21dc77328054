package dev.heartline.ai.guard;

import java.util.Optional;

import dev.heartline.ai.Engine;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.coach.CoachReply.Then;
import dev.heartline.ai.coach.Cues;
import dev.heartline.ai.coach.Feelings;
import dev.heartline.ai.coach.LiveSignals;
import dev.heartline.ai.coach.LiveState;
import dev.heartline.ai.coach.NextAction;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.guard.Precedence.Decision;
import dev.heartline.ai.wish.StopQuestion;
import dev.heartline.events.vocabulary.InterventionType;

/**
 * What goes before any engine's words in a text. Danger and wishes are judged, acted on and answered when a text comes in, so
 * that the coach is never asked about one that speaks of them; what is left is to ask after safety in the days after a crisis, to go
 * on where the direct question was put, honesty about what writes, and to ask whom we perhaps should leave alone.
 */
final class TextPrecedence {

    private final Ears ears;
    private final CarefulTalk careful;
    private final FixedWords words;
    private final Cues cues;
    private final Feelings feelings;

    TextPrecedence(Ears ears, CarefulTalk careful, FixedWords words, Cues cues, Feelings feelings) {
        this.ears = ears;
        this.careful = careful;
        this.words = words;
        this.cues = cues;
        this.feelings = feelings;
    }

    /** @param soFar ends with what the user wrote; empty where the coach writes first, to which nothing goes before */
    Decision decide(CoachContext context, Conversation soFar) {
        return soFar.last().map(last -> decide(context, soFar, last)).orElseGet(Decision.Ask::new);
    }

    private Decision decide(CoachContext context, Conversation soFar, Turn last) {
        var asked = soFar.lastByCoach().map(Turn::text).orElse("");
        return careful.next(context, soFar, Standing.CALM.answering(asked, false, true))
                .map(answer -> say(
                        answer.text(), soFar, NextAction.PROVIDE_SUPPORT, Optional.of(InterventionType.OPEN_QUESTION)))
                .or(() -> cues.asksWhoThisIs(last.text())
                        ? Optional.of(say(words.on("about.me", soFar), soFar, null, Optional.empty()))
                        : Optional.empty())
                .or(() -> mayWantToBeLeft(soFar, asked)
                        ? Optional.of(say(StopQuestion.in(Medium.TEXT), soFar, null, Optional.empty()))
                        : Optional.empty())
                .orElseGet(Decision.Ask::new);
    }

    /** In one of the texts that wait for an answer; asked once in a thread. */
    private boolean mayWantToBeLeft(Conversation soFar, String asked) {
        return !StopQuestion.isAskedIn(soFar)
                && soFar.turns().reversed().stream()
                        .takeWhile(Turn::byUser)
                        .map(turn -> new Utterance(
                                turn.text(), asked, () -> ears.embedding().apply(turn.text())))
                        .anyMatch(said -> ears.wishes().weigh(said, Medium.TEXT).worthAsking());
    }

    private Decision say(String text, Conversation soFar, NextAction next, Optional<InterventionType> intervention) {
        var signals = new LiveSignals(LiveState.RESPONDING, next, null, feelings.in(soFar));
        return new Decision.Say(new CoachReply(Engine.LOCAL, text, intervention.orElse(null), signals, Then.LISTEN));
    }
}
