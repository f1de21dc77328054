package dev.heartline.ai.coach;

import java.util.List;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;

import dev.heartline.ai.Engine;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.lexicon.EmotionLexicon;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.memory.MemoryExtractor;
import dev.heartline.ai.text.Person;

/**
 * Coaches by rules: deterministic, in process, the whole reply within milliseconds. Keeps nothing between calls: everything
 * follows from the conversation so far, so that any replica can go on with a call.
 */
public final class LocalCoach implements CoachEngine {

    private final Feelings feelings;
    private final Phrases phrases = new Phrases();
    private final Opening opening;
    private final CoachPolicy policy;

    public LocalCoach(
            CrisisDetector crisis,
            CrisisResponses crisisResponses,
            EmotionLexicon emotions,
            TopicLexicon topics,
            MemoryExtractor memories) {
        this.feelings = new Feelings(emotions);
        this.opening = new Opening(phrases, crisis, crisisResponses);
        this.policy = new CoachPolicy(phrases, opening, memories, topics, new Reflections(emotions));
    }

    @Override
    public Flow.Publisher<ReplyPart> reply(CoachContext context, Conversation soFar) {
        return new ReplyPublisher(() -> say(context, soFar));
    }

    private CoachReply say(CoachContext context, Conversation soFar) {
        if (soFar.turns().isEmpty()) return greeting(context);
        var move = policy.next(context, soFar);
        return new CoachReply(
                Engine.LOCAL,
                words(move, context, soFar),
                move.intervention(),
                new LiveSignals(move.state(), move.next(), move.confidence(), feelings.in(soFar)),
                move.endsCall() ? CoachReply.Then.HANG_UP : CoachReply.Then.LISTEN);
    }

    private CoachReply greeting(CoachContext context) {
        var signals = new LiveSignals(LiveState.GREETING, null, null, List.of());
        return new CoachReply(Engine.LOCAL, opening.words(context), null, signals, CoachReply.Then.LISTEN);
    }

    private String words(Move move, CoachContext context, Conversation soFar) {
        if (move.opens()) return opening.topic(context);
        var wording = phrases.choose(move.phrase(), context.callId(), soFar);
        var name = context.known().map(CoachContext.Person::firstName).orElse("");
        if (wording.contains("{reflection}"))
            wording = wording.replace("{reflection}", reflection(move.filling(), context, soFar));
        return wording.replace("{name}", name)
                .replaceAll(
                        "\\{(?:deed|win|point|points)\\}",
                        move.filling() == null ? "" : Matcher.quoteReplacement(move.filling()));
    }

    /** Every other one goes without an opener, so that they don't wear out. */
    private String reflection(String words, CoachContext context, Conversation soFar) {
        boolean bare = soFar.coachTurns().size() % 2 == 1;
        return Person.capitalise(
                bare
                        ? words + "."
                        : phrases.choose("reflection", context.callId(), soFar).replace("{you}", words));
    }
}
