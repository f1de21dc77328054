package dev.heartline.ai.coach;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.heartline.ai.Engine;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.text.Person;

/**
 * Coaches by rules: deterministic, in process, the whole reply within milliseconds. Keeps nothing between calls: everything
 * follows from the conversation so far, so that any replica can go on with a call. By text it does the same in other words.
 */
public final class LocalCoach implements CoachEngine {

    /** Answers of the user within which a call has just begun. */
    private static final int BEGINNING = 5;

    private static final Pattern GAP = Pattern.compile("\\{(?:deed|fact|memory|point|points|time|when|you)\\}");

    private final Feelings feelings;
    private final Way speaking;
    private final Way writing;

    /** What it goes by in one medium. */
    private record Way(Phrases phrases, Opening opening, CoachPolicy policy) {}

    public LocalCoach(
            CrisisDetector crisis,
            CrisisResponses crisisResponses,
            Feelings feelings,
            Asking asking,
            TopicLexicon topics) {
        this(crisis, crisisResponses, feelings, asking, topics, KnownFacts.NONE);
    }

    /** @param facts what it answers questions of fact from */
    public LocalCoach(
            CrisisDetector crisis,
            CrisisResponses crisisResponses,
            Feelings feelings,
            Asking asking,
            TopicLexicon topics,
            KnownFacts facts) {
        this.feelings = feelings;
        var recollections = new Recollections(crisis);
        Function<Medium, Way> way = medium -> {
            var phrases = new Phrases(medium);
            var opening = new Opening(phrases, recollections, crisisResponses);
            return new Way(
                    phrases,
                    opening,
                    new CoachPolicy(
                            phrases,
                            opening,
                            recollections,
                            new BroughtByRules(topics),
                            new Ideas(phrases, topics),
                            crisis,
                            feelings,
                            asking,
                            new WrittenTalk(topics),
                            facts));
        };
        this.speaking = way.apply(Medium.SPEECH);
        this.writing = way.apply(Medium.TEXT);
    }

    @Override
    public Flow.Publisher<ReplyPart> reply(CoachContext context, Conversation soFar) {
        return new ReplyPublisher(() -> say(context, soFar));
    }

    private CoachReply say(CoachContext context, Conversation soFar) {
        if (soFar.turns().isEmpty()) return greeting(context);
        var move = way(context).policy().next(context, soFar);
        return new CoachReply(
                Engine.LOCAL,
                words(move, context, soFar),
                move.intervention(),
                new LiveSignals(move.state(), move.next(), move.confidence(), feelings.in(soFar)),
                move.endsCall() ? CoachReply.Then.HANG_UP : CoachReply.Then.LISTEN,
                move.citation());
    }

    private Way way(CoachContext context) {
        return context.isText() ? writing : speaking;
    }

    private CoachReply greeting(CoachContext context) {
        var signals = new LiveSignals(LiveState.GREETING, null, null, List.of());
        var opening = way(context).opening();
        // A text of ours begins with other words than these: whoever sends it greets.
        var words = context.isText() ? opening.topic(context) : opening.words(context);
        return new CoachReply(Engine.LOCAL, words, null, signals, CoachReply.Then.LISTEN);
    }

    private String words(Move move, CoachContext context, Conversation soFar) {
        if (move.opens()) return way(context).opening().topic(context);
        var phrases = way(context).phrases();
        var callId = context.callId();
        var tone = tone(context, soFar);
        if (!phrases.asksAfter(move.phrase()))
            return filled(phrases.choose(move.phrase(), tone, callId, soFar), move, context);
        var heard = phrases.fresh(move.heard(), tone, callId, soFar)
                .or(() -> move.answers()
                        ? Optional.of(phrases.choose(move.heard(), tone, callId, soFar))
                        : Optional.empty())
                .map(wording -> filled(wording, move, context) + " ");
        return heard.orElse("") + question(move, context, soFar);
    }

    /** Who feels bad, or has just told of danger, is talked with as everybody is, whatever they asked for on a better day. */
    private Tone tone(CoachContext context, Conversation soFar) {
        var wanted = Tone.of(context);
        return wanted == Tone.TOUGH && way(context).policy().isHard(soFar) ? Tone.USUAL : wanted;
    }

    /** Where everything was asked already, the user is left the lead. */
    private String question(Move move, CoachContext context, Conversation soFar) {
        boolean early = soFar.userTurns().size() <= BEGINNING;
        var topic =
                move.subject() == null ? null : "ask.topic." + move.subject().wireName();
        var phrases = way(context).phrases();
        return phrases.ask(move.phrase(), early, topic, context.callId(), soFar)
                .orElseGet(() -> phrases.choose("go.on", Tone.USUAL, context.callId(), soFar));
    }

    private static String filled(String wording, Move move, CoachContext context) {
        var name = context.known().map(CoachContext.Person::firstName).orElse("");
        if (move.filling() == null) return wording.replace("{name}", name);
        var begun = wording.replace("{name}", name).replace("{You}", Person.capitalise(move.filling()));
        return Person.capitalise(GAP.matcher(begun).replaceAll(Matcher.quoteReplacement(move.filling())));
    }
}
