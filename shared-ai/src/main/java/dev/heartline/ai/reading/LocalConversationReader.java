package dev.heartline.ai.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.heartline.ai.Engine;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisSign;
import dev.heartline.ai.head.Meanings;
import dev.heartline.ai.lexicon.Topic;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.memory.Harm;
import dev.heartline.ai.memory.MemoryExtractor;
import dev.heartline.ai.mood.EmotionReader;
import dev.heartline.ai.mood.Mood;
import dev.heartline.ai.mood.MoodReader;
import dev.heartline.ai.statement.Statements;
import dev.heartline.events.vocabulary.Emotion;

/**
 * Reads a conversation by trained heads on the vectors of the user's turns, and by rules and word lists for what is said in so many
 * words: deterministic, in process, some milliseconds for a call of an hour whose turns have their vectors already.
 */
public final class LocalConversationReader implements ConversationReader {

    private static final int MOST_TOPICS = 5;
    private static final int FEWEST_TOPIC_HITS = 2;
    private static final int SHORT_TALK = 6;

    /** Who tells facts without a tone isn't without one. */
    private static final double OF_NO_TONE = 0.4;

    private final Meanings meanings;
    private final MoodReader moods;
    private final EmotionReader emotions;
    private final TalkDirectionReader leanings;
    private final TopicLexicon topics;
    private final CrisisDetector crisis;
    private final MemoryExtractor memories;

    public LocalConversationReader(
            Meanings meanings,
            MoodReader moods,
            EmotionReader emotions,
            TalkDirectionReader leanings,
            TopicLexicon topics,
            CrisisDetector crisis,
            MemoryExtractor memories) {
        this.meanings = meanings;
        this.moods = moods;
        this.emotions = emotions;
        this.leanings = leanings;
        this.topics = topics;
        this.crisis = crisis;
        this.memories = memories;
    }

    @Override
    public ConversationReading read(Conversation conversation) {
        var mood = mood(conversation);
        var feeling = StrongestEmotion.of(
                heard(conversation), conversation.userTurns().size() > SHORT_TALK ? 1.5 : 0);
        var keyTopics = keyTopics(conversation);
        var directions = new TalkDirections(conversation, leanings, meanings);
        var statements = Statements.ofUser(conversation);
        var commitments = CommitmentFinder.inAll(statements);
        var interventions = InterventionFinder.in(conversation, directions);
        var danger = crisis.detect(conversation).map(CrisisSign::kind);
        var summary = SummaryWriter.write(
                danger,
                interventions,
                keyTopics,
                memories.extract(conversation).memories(),
                commitments,
                feeling.orElse(null),
                statements);
        return new ConversationReading(
                Engine.LOCAL,
                summary.orElse(null),
                keyTopics.stream().map(Topic::wireName).toList(),
                mood.map(Mood::sentiment).orElse(null),
                mood.map(Mood::confidence).orElse(null),
                feeling.map(StrongestEmotion::emotion).orElse(null),
                feeling.map(StrongestEmotion::confidence).orElse(null),
                // Readiness to change a habit is not the question when life is in danger.
                danger.isPresent()
                        ? null
                        : Motivation.of(conversation, directions).orElse(null),
                commitments,
                interventions,
                danger.isPresent(),
                Harm.isToldIn(statements));
    }

    /** Longer turns weigh more, and what has a tone more than what has none; empty where the user said nothing. */
    private Optional<Mood> mood(Conversation conversation) {
        double positive = 0;
        double negative = 0;
        double all = 0;
        for (var turn : spoken(conversation)) {
            var mood = moods.read(turn.text(), meanings.of(turn, conversation.notes()));
            double told = mood.positive() + mood.negative();
            double words = turn.text().split("\\s+").length;
            positive += words * mood.positive();
            negative += words * mood.negative();
            all += words * (told + (1 - told) * OF_NO_TONE);
        }
        return all == 0 ? Optional.empty() : Optional.of(new Mood(positive / all, negative / all));
    }

    private static List<Turn> spoken(Conversation conversation) {
        return conversation.userTurns().stream()
                .filter(turn -> !turn.text().isBlank())
                .toList();
    }

    /** Later words weigh more: how somebody leaves says more than how they came. */
    private Map<Emotion, Double> heard(Conversation conversation) {
        var heard = new EnumMap<Emotion, Double>(Emotion.class);
        var turns = spoken(conversation);
        for (int i = 0; i < turns.size(); i++) {
            double weight = 0.75 + 0.5 * (i + 1) / turns.size();
            var turn = turns.get(i);
            emotions.heardIn(turn.text(), meanings.of(turn, conversation.notes()))
                    .forEach((emotion, share) -> heard.merge(emotion, weight * share, Double::sum));
        }
        return heard;
    }

    private List<Topic> keyTopics(Conversation conversation) {
        var touched = new HashMap<Topic, Integer>();
        for (var turn : conversation.turns()) {
            int weight = turn.byUser() ? 2 : 1;
            topics.touchedIn(turn.text()).forEach((topic, times) -> touched.merge(topic, weight * times, Integer::sum));
        }
        int most = touched.values().stream().max(Integer::compare).orElse(0);
        var ordered = new ArrayList<>(touched.keySet());
        ordered.removeIf(topic -> touched.get(topic) < Math.max(FEWEST_TOPIC_HITS, most / 8));
        ordered.sort(Comparator.comparing((Topic topic) -> -touched.get(topic)).thenComparing(Topic::ordinal));
        return ordered.stream().limit(MOST_TOPICS).toList();
    }
}
