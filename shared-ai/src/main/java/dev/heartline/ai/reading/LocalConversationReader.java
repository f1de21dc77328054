package dev.heartline.ai.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.heartline.ai.Engine;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisSign;
import dev.heartline.ai.lexicon.EmotionLexicon;
import dev.heartline.ai.lexicon.Mood;
import dev.heartline.ai.lexicon.SentimentLexicon;
import dev.heartline.ai.lexicon.Tone;
import dev.heartline.ai.lexicon.Topic;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.memory.MemoryExtractor;
import dev.heartline.ai.statement.Statements;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.Sentiment;

/** Reads a conversation by rules and word lists: deterministic, in process, a few milliseconds for a call of an hour. */
public final class LocalConversationReader implements ConversationReader {

    private static final int MOST_TOPICS = 5;
    private static final int FEWEST_TOPIC_HITS = 2;
    private static final int SHORT_TALK = 6;
    private static final int TALK_WORDS = 20;

    private final SentimentLexicon sentiment;
    private final EmotionLexicon emotions;
    private final TopicLexicon topics;
    private final CrisisDetector crisis;
    private final MemoryExtractor memories;

    public LocalConversationReader(
            SentimentLexicon sentiment,
            EmotionLexicon emotions,
            TopicLexicon topics,
            CrisisDetector crisis,
            MemoryExtractor memories) {
        this.sentiment = sentiment;
        this.emotions = emotions;
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
        var directions = new TalkDirections(conversation);
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
                mood.sentiment(),
                mood.confidence(),
                feeling.map(StrongestEmotion::emotion).orElse(null),
                feeling.map(StrongestEmotion::confidence).orElse(null),
                // Readiness to change a habit is not the question when life is in danger.
                danger.isPresent()
                        ? null
                        : Motivation.of(conversation, directions).orElse(null),
                commitments,
                interventions,
                danger.isPresent());
    }

    private Mood mood(Conversation conversation) {
        var tone = Tone.SILENT;
        int words = 0;
        for (var turn : conversation.userTurns()) {
            tone = tone.plus(sentiment.toneOf(turn.text()));
            words += turn.text().split("\\s+").length;
        }
        if (tone.hits() == 0 && words >= TALK_WORDS) return new Mood(Sentiment.NEUTRAL, 0.5);
        return Mood.of(tone);
    }

    /** Later words weigh more: how somebody leaves says more than how they came. */
    private Map<Emotion, Double> heard(Conversation conversation) {
        var heard = new EnumMap<Emotion, Double>(Emotion.class);
        var turns = conversation.userTurns();
        for (int i = 0; i < turns.size(); i++) {
            double weight = 0.75 + 0.5 * (i + 1) / turns.size();
            emotions.heardIn(turns.get(i).text())
                    .forEach((emotion, times) -> heard.merge(emotion, weight * times, Double::sum));
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
