package dev.heartline.ai.coach;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.lexicon.Topic;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.memory.MemoryExtractor;
import dev.heartline.ai.reading.CommitmentFinder;
import dev.heartline.ai.reading.TalkDirection;
import dev.heartline.ai.text.Person;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.SpokenText;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.InterventionType;
import dev.heartline.events.vocabulary.MemoryType;

/**
 * Decides what to do next, from what was said so far. The order of the questions is the policy: the line and the user's wish
 * to go come first, then what the coach must not do, then what the user brings, and the coach's own agenda last.
 */
final class CoachPolicy {

    /** After as many answers of the user the coach sums up, unless the call has a set end. */
    private static final int LONG_TALK = 12;

    private static final int FEWEST_POINTS = 1;
    private static final int MOST_POINTS = 3;
    private static final int SHORT_ANSWER = 3;
    private static final int PATIENCE = 2;

    private static final List<Topic> IDEAS = List.of(
            Topic.CRAVINGS, Topic.SLEEP, Topic.SMOKING, Topic.ALCOHOL, Topic.EATING, Topic.EXERCISE, Topic.STRESS);

    private static final Map<Emotion, String> HEAVY = Map.of(
            Emotion.ANXIOUS,
            "support.anxious",
            Emotion.FRUSTRATED,
            "support.frustrated",
            Emotion.DISCOURAGED,
            "support.discouraged",
            Emotion.SAD,
            "support.sad");

    private final Cues cues = new Cues();
    private final Phrases phrases;
    private final MemoryExtractor memories;
    private final TopicLexicon topics;
    private final Reflections reflections;

    CoachPolicy(Phrases phrases, MemoryExtractor memories, TopicLexicon topics, Reflections reflections) {
        this.phrases = phrases;
        this.memories = memories;
        this.topics = topics;
        this.reflections = reflections;
    }

    /**
     * @param soFar not empty, and without a sign of crisis
     * @param feelings heard in the user's latest turn, strongest first
     */
    Move next(CoachContext context, Conversation soFar, List<Emotion> feelings) {
        var last = soFar.last().orElseThrow();
        if (!last.byUser()) return silence(soFar);
        var text = last.text();
        if (cues.checksTheLine(text)) return Move.respond("line.here", null, null);
        if (cues.saysGoodbye(text)) return farewell(context, soFar);
        if (cues.asksWhoThisIs(text)) return Move.respond("about.me", null, null);
        if (cues.asksMedically(text)) return Move.respond("medical", null, InterventionType.OPEN_QUESTION);
        if (lastCoachMade("permission", soFar))
            return cues.assents(text) ? idea(soFar) : Move.respond("explore", null, InterventionType.OPEN_QUESTION);
        if (cues.asksForAdvice(text)) return Move.respond("permission", null, null);
        if (cues.isDone(text) || finished(soFar, text)) return farewell(context, soFar);
        return committed(soFar, last)
                .or(() -> win(last))
                .or(() -> closing(context, soFar, last))
                .or(() -> support(last, feelings))
                .or(() -> challenge(last))
                .or(() -> agenda(context, soFar, last))
                .orElseGet(() -> follow(soFar, last));
    }

    private Move silence(Conversation soFar) {
        long unanswered = soFar.turns().reversed().stream()
                .takeWhile(turn -> !turn.byUser())
                .count();
        return unanswered > PATIENCE ? Move.end("line.lost", null) : Move.respond("line.check", null, null);
    }

    private boolean finished(Conversation soFar, String text) {
        return (lastCoachMade("anything.else", soFar) || lastCoachMade("commit.again", soFar))
                && cues.hasNothingElse(text);
    }

    private Move farewell(CoachContext context, Conversation soFar) {
        var named = context.known().map(CoachContext.Person::firstName).isPresent() ? "" : ".nameless";
        var commitments = CommitmentFinder.in(soFar);
        if (commitments.isEmpty()) return Move.end("farewell" + named, null);
        return Deed.planned(commitments.getLast().text())
                .map(deed -> Move.end("farewell.commitment" + named, Person.capitalise(deed) + "."))
                .orElse(Move.end("farewell" + named, null));
    }

    private Move idea(Conversation soFar) {
        var touched = topics.touchedIn(
                String.join(" ", soFar.userTurns().stream().map(Turn::text).toList()));
        return IDEAS.stream()
                .filter(touched::containsKey)
                .map(topic -> "idea." + topic.wireName())
                .filter(move -> !phrases.spoken(move, soFar))
                .findFirst()
                .map(move ->
                        Move.intervene(move, null, NextAction.PROVIDE_SUPPORT, 0.6, InterventionType.OPEN_QUESTION))
                .orElse(Move.intervene("idea", null, NextAction.PROVIDE_SUPPORT, 0.5, InterventionType.OPEN_QUESTION));
    }

    private Optional<Move> committed(Conversation soFar, Turn last) {
        var made = CommitmentFinder.in(new Conversation(List.of(last)));
        if (made.isEmpty()) return Optional.empty();
        if (phrases.spoken("commit", soFar))
            return Optional.of(Move.wrapUp("commit.again", null, InterventionType.AFFIRMATION));
        return Deed.planned(made.getLast().text())
                .map(deed -> Move.respond("commit", deed, InterventionType.COMMITMENT));
    }

    private Optional<Move> win(Turn last) {
        return memories.extract(new Conversation(List.of(last))).memories().stream()
                .filter(memory -> memory.type() == MemoryType.VICTORY)
                .findFirst()
                .map(memory -> spoken(memory)
                        .map(win -> Move.celebrate("celebrate", Person.capitalise(win) + "."))
                        .orElse(Move.celebrate("celebrate.short", null)));
    }

    private Optional<Move> closing(CoachContext context, Conversation soFar, Turn last) {
        if (lastCoachMade("summary", soFar)) return Optional.of(Move.wrapUp("step", null, InterventionType.COMMITMENT));
        if (lastCoachMade("step", soFar)) return Optional.of(Move.wrapUp("anything.else", null, null));
        boolean late = context.wrapUpAt() != null
                ? last.at() != null && !last.at().isBefore(context.wrapUpAt())
                : soFar.userTurns().size() >= LONG_TALK;
        if (!late || phrases.spoken("step", soFar)) return Optional.empty();
        var points = points(soFar);
        if (points.size() < FEWEST_POINTS) return Optional.of(Move.wrapUp("step", null, InterventionType.COMMITMENT));
        return Optional.of(Move.wrapUp("summary", String.join(", and ", points), InterventionType.SUMMARY));
    }

    private List<String> points(Conversation soFar) {
        var points = new ArrayList<String>();
        for (var memory : memories.extract(soFar).memories())
            if (memory.type() != MemoryType.CONTEXT && points.size() < MOST_POINTS)
                spoken(memory).ifPresent(points::add);
        CommitmentFinder.in(soFar).stream()
                .reduce((first, second) -> second)
                .flatMap(commitment -> Deed.planned(commitment.text()))
                .ifPresent(points::add);
        return points;
    }

    private Optional<Move> support(Turn last, List<Emotion> feelings) {
        return feelings.stream()
                .filter(HEAVY::containsKey)
                .findFirst()
                .flatMap(feeling -> reflections
                        .of(last)
                        .map(words -> Move.intervene(
                                HEAVY.get(feeling),
                                words,
                                NextAction.PROVIDE_SUPPORT,
                                0.7,
                                InterventionType.REFLECTION)));
    }

    private Optional<Move> challenge(Turn last) {
        if (TalkDirection.of(last.text()) != TalkDirection.SUSTAIN) return Optional.empty();
        return reflections
                .of(last)
                .map(words -> Move.intervene(
                        "challenge", words, NextAction.CHALLENGE_THINKING, 0.55, InterventionType.REFRAME));
    }

    /** A talking point comes up when the user has no more to say on their own, or every fourth answer. */
    private Optional<Move> agenda(CoachContext context, Conversation soFar, Turn last) {
        int answers = soFar.userTurns().size();
        if (Words.count(last.text()) > SHORT_ANSWER && answers % 4 != 0) return Optional.empty();
        return context.talkingPoints().stream()
                .filter(point -> soFar.turns().stream().noneMatch(turn -> mentions(turn, point)))
                .findFirst()
                .map(point -> Move.respond("talking.point", point, InterventionType.OPEN_QUESTION));
    }

    private Move follow(Conversation soFar, Turn last) {
        var words = reflections.of(last);
        if (words.isEmpty()) {
            boolean asks = Sentences.of(SpokenText.clean(last.text())).stream().anyMatch(Sentences::isQuestion);
            return Move.respond(asks ? "answer.question" : "explore", null, InterventionType.OPEN_QUESTION);
        }
        boolean simple = soFar.userTurns().size() % 3 == 0;
        return Move.respond(simple ? "reflect" : "reflect.ask", words.get(), InterventionType.REFLECTION);
    }

    private boolean lastCoachMade(String move, Conversation soFar) {
        var coach = soFar.coachTurns();
        return !coach.isEmpty() && phrases.spokenIn(coach.getLast(), move);
    }

    private static boolean mentions(Turn turn, String point) {
        var content = Words.contentOf(point);
        return !content.isEmpty()
                && Words.contentOf(turn.text().toLowerCase(Locale.ROOT)).containsAll(content);
    }

    private static Optional<String> spoken(MemoryCandidate memory) {
        return Person.secondFromThird(memory.description());
    }
}
