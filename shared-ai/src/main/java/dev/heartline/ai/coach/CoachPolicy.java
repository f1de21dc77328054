package dev.heartline.ai.coach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.lexicon.Topic;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.memory.MemoryExtractor;
import dev.heartline.ai.reading.CommitmentFinder;
import dev.heartline.ai.reading.ConversationReading.Commitment;
import dev.heartline.ai.text.Person;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.InterventionType;
import dev.heartline.events.vocabulary.MemoryType;

/**
 * Decides what to do next, from what was said so far. The order of the questions is the policy: the user's wish to go
 * comes first, then what the coach must not do, then what the user brings, and the coach's own agenda last.
 */
final class CoachPolicy {

    /** After as many answers of the user the coach sums up, unless the call has a set end. */
    private static final int LONG_TALK = 12;

    private static final int FEWEST_POINTS = 1;
    private static final int MOST_POINTS = 3;
    private static final int SHORT_ANSWER = 3;

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

    private static final Set<Emotion> GLAD = Set.of(Emotion.HAPPY, Emotion.CALM, Emotion.MOTIVATED);

    private static final Notes.Kind<List<MemoryCandidate>> MEMORIES = new Notes.Kind<>();
    private static final Notes.Kind<List<String>> COMMITMENTS = new Notes.Kind<>();
    private static final Notes.Kind<Set<Topic>> TOPICS = new Notes.Kind<>();
    private static final Notes.Kind<Set<String>> CONTENT = new Notes.Kind<>();

    private final Cues cues = new Cues();
    private final Phrases phrases;
    private final Opening opening;
    private final MemoryExtractor memories;
    private final TopicLexicon topics;
    private final Reflections reflections;

    CoachPolicy(
            Phrases phrases, Opening opening, MemoryExtractor memories, TopicLexicon topics, Reflections reflections) {
        this.phrases = phrases;
        this.opening = opening;
        this.memories = memories;
        this.topics = topics;
        this.reflections = reflections;
    }

    /** @param soFar with something that the user said, and without a sign of crisis */
    Move next(CoachContext context, Conversation soFar) {
        var last = soFar.lastByUser().orElseThrow();
        var text = last.text();
        if (cues.checksTheLine(text)) return Move.respond("line.here", null, null);
        if (cues.saysGoodbye(text)) return farewell(context, soFar);
        if (cues.asksMedically(text)) return Move.respond("medical", null, InterventionType.OPEN_QUESTION);
        if (lastCoachMade("permission", soFar))
            return cues.assents(text) ? idea(soFar) : Move.respond("explore", null, InterventionType.OPEN_QUESTION);
        if (cues.asksForAdvice(text)) return Move.respond("permission", null, null);
        if (cues.isDone(text) || finished(soFar, text)) return farewell(context, soFar);
        if (cues.windsDown(text) && soFar.userTurns().size() > 1)
            return closed(soFar) ? farewell(context, soFar) : Move.wrapUp("anything.else", null, null);
        return committed(soFar, last)
                .or(() -> win(last, soFar))
                .or(() -> closing(context, soFar, last))
                .or(() -> noted(last))
                .or(() -> isCurt(last) ? open(context, soFar) : Optional.empty())
                .or(() -> answer(last, soFar.notes()))
                .or(() -> open(context, soFar))
                .or(() -> agenda(context, soFar, last))
                .orElseGet(() -> goOn(last));
    }

    private Optional<Move> open(CoachContext context, Conversation soFar) {
        return opening.isDue(context, soFar) ? Optional.of(Move.open()) : Optional.empty();
    }

    private boolean finished(Conversation soFar, String text) {
        return closed(soFar) && cues.hasNothingElse(text);
    }

    /** The coach just asked whether there is anything else. */
    private boolean closed(Conversation soFar) {
        return lastCoachMade("anything.else", soFar) || lastCoachMade("commit.again", soFar);
    }

    private Move farewell(CoachContext context, Conversation soFar) {
        var named = context.known().map(CoachContext.Person::firstName).isPresent() ? "" : ".nameless";
        return lastCommitment(soFar)
                .flatMap(Deed::planned)
                .map(deed -> Move.end("farewell.commitment" + named, Person.capitalise(deed) + "."))
                .orElse(Move.end("farewell" + named, null));
    }

    private Move idea(Conversation soFar) {
        return IDEAS.stream()
                .filter(topic -> isTouched(topic, soFar))
                .map(topic -> "idea." + topic.wireName())
                .filter(move -> !phrases.made(move, soFar))
                .findFirst()
                .map(move ->
                        Move.intervene(move, null, NextAction.PROVIDE_SUPPORT, 0.6, InterventionType.OPEN_QUESTION))
                .orElse(Move.intervene("idea", null, NextAction.PROVIDE_SUPPORT, 0.5, InterventionType.OPEN_QUESTION));
    }

    private Optional<Move> committed(Conversation soFar, Turn last) {
        var made = commitments(last, soFar);
        if (made.isEmpty()) return Optional.empty();
        if (phrases.made("commit", soFar))
            return Optional.of(Deed.planned(made.getLast())
                    .map(deed -> Move.wrapUp("commit.again", Person.capitalise(deed), InterventionType.AFFIRMATION))
                    .orElse(Move.wrapUp("anything.else", null, InterventionType.AFFIRMATION)));
        return Deed.planned(made.getLast()).map(deed -> Move.respond("commit", deed, InterventionType.COMMITMENT));
    }

    private Optional<Move> win(Turn last, Conversation soFar) {
        return memories(last, soFar).stream()
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
        if (!late || phrases.made("step", soFar)) return Optional.empty();
        var points = points(soFar);
        if (points.size() < FEWEST_POINTS) return Optional.of(Move.wrapUp("step", null, InterventionType.COMMITMENT));
        return Optional.of(Move.wrapUp("summary", String.join(", and ", points), InterventionType.SUMMARY));
    }

    private List<String> points(Conversation soFar) {
        var points = new ArrayList<String>();
        for (var turn : soFar.userTurns())
            for (var memory : memories(turn, soFar))
                if (memory.type() != MemoryType.CONTEXT && points.size() < MOST_POINTS)
                    spoken(memory).filter(point -> !points.contains(point)).ifPresent(points::add);
        lastCommitment(soFar).flatMap(Deed::planned).ifPresent(points::add);
        return points;
    }

    private List<MemoryCandidate> memories(Turn turn, Conversation soFar) {
        return soFar.notes()
                .of(
                        turn,
                        MEMORIES,
                        one -> memories.extract(new Conversation(List.of(one), soFar.notes()))
                                .memories());
    }

    private boolean isTouched(Topic topic, Conversation soFar) {
        return soFar.userTurns().stream()
                .anyMatch(turn -> soFar.notes()
                        .of(turn, TOPICS, one -> topics.touchedIn(one.text()).keySet())
                        .contains(topic));
    }

    private static List<String> commitments(Turn turn, Conversation soFar) {
        return soFar.notes()
                .of(
                        turn,
                        COMMITMENTS,
                        one -> CommitmentFinder.in(new Conversation(List.of(one), soFar.notes())).stream()
                                .map(Commitment::text)
                                .toList());
    }

    private static Optional<String> lastCommitment(Conversation soFar) {
        return soFar.userTurns().reversed().stream()
                .map(turn -> commitments(turn, soFar))
                .filter(made -> !made.isEmpty())
                .findFirst()
                .map(List::getLast);
    }

    /** A talking point comes up when the user has no more to say on their own, or every fourth answer. */
    private Optional<Move> agenda(CoachContext context, Conversation soFar, Turn last) {
        int answers = soFar.userTurns().size();
        if (context.afterCrisis() || !isCurt(last) && answers % 4 != 0) return Optional.empty();
        return context.talkingPoints().stream()
                .filter(point -> soFar.turns().stream().noneMatch(turn -> mentions(turn, point, soFar)))
                .findFirst()
                .map(point -> Move.respond("talking.point", point, InterventionType.OPEN_QUESTION));
    }

    /** How the user likes to be talked to and reached is learned elsewhere; here it is only heard. */
    private Optional<Move> noted(Turn last) {
        return cues.speaksOfContact(last.text()) ? Optional.of(Move.respond("noted", null, null)) : Optional.empty();
    }

    private Optional<Move> answer(Turn last, Notes notes) {
        var said = reflections.of(last, notes);
        if (said.flatMap(Reflection::feeling).filter(HEAVY::containsKey).isPresent())
            return said.map(CoachPolicy::follow);
        if (cues.hasAnIdea(last.text())) return ask("own.idea");
        if (said.isEmpty() && reflections.turned(last, notes)) return ask("turned");
        if (cues.hasAnInsight(last.text())) return ask("insight");
        if (said.isPresent()) return said.map(CoachPolicy::follow);
        if (cues.rates(last.text())) return ask("scale");
        return reflections.isHeavy(last, notes)
                ? Optional.of(
                        Move.intervene("heavy", null, NextAction.PROVIDE_SUPPORT, 0.6, InterventionType.OPEN_QUESTION))
                : Optional.empty();
    }

    private static Optional<Move> ask(String phrase) {
        return Optional.of(Move.respond(phrase, null, InterventionType.OPEN_QUESTION));
    }

    private static Move follow(Reflection said) {
        return switch (said.weight()) {
            case SUCCESS -> Move.celebrate("success", said.words());
            case RESOURCE -> Move.respond("resource", said.words(), InterventionType.REFLECTION);
            case LAPSE -> support("lapse", said.words());
            case WISH -> Move.respond("wish", said.words(), InterventionType.REFLECTION);
            case STRUGGLE, FEELING ->
                said.feeling().filter(GLAD::contains).isPresent()
                        ? Move.respond("glad", said.words(), InterventionType.REFLECTION)
                        : support(said.feeling().map(HEAVY::get).orElse("support"), said.words());
            case STANCE -> Move.respond("reflect", said.words(), InterventionType.REFLECTION);
        };
    }

    private static Move support(String phrase, String words) {
        return Move.intervene(phrase, words, NextAction.PROVIDE_SUPPORT, 0.7, InterventionType.REFLECTION);
    }

    private static Move goOn(Turn last) {
        boolean asks = last.text().strip().endsWith("?");
        return Move.respond(
                asks ? "answer.question" : isCurt(last) ? "explore" : "go.on", null, InterventionType.OPEN_QUESTION);
    }

    private static boolean isCurt(Turn turn) {
        return Words.count(turn.text()) <= SHORT_ANSWER;
    }

    private boolean lastCoachMade(String move, Conversation soFar) {
        return soFar.lastByCoach()
                .filter(turn -> phrases.madeIn(turn, move, soFar))
                .isPresent();
    }

    private static boolean mentions(Turn turn, String point, Conversation soFar) {
        var content = Words.contentOf(point);
        return !content.isEmpty()
                && soFar.notes()
                        .of(turn, CONTENT, one -> Set.copyOf(Words.contentOf(one.text())))
                        .containsAll(content);
    }

    private static Optional<String> spoken(MemoryCandidate memory) {
        return Person.secondFromThird(memory.description());
    }
}
