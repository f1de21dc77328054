package dev.heartline.ai;

import dev.heartline.ai.coach.LocalCoach;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.lexicon.EmotionLexicon;
import dev.heartline.ai.lexicon.SentimentLexicon;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.memory.LocalMemoryExtractor;
import dev.heartline.ai.message.LocalMessageReader;
import dev.heartline.ai.reading.LocalConversationReader;

/** The local engine, put together once for all tests. */
public final class LocalEngines {

    private static final SentimentLexicon SENTIMENT = new SentimentLexicon();
    private static final EmotionLexicon EMOTIONS = new EmotionLexicon();
    private static final TopicLexicon TOPICS = new TopicLexicon();
    private static final CrisisDetector CRISIS = new CrisisDetector();

    public static final LocalMemoryExtractor MEMORIES = new LocalMemoryExtractor(SENTIMENT, TOPICS, CRISIS);
    public static final LocalConversationReader READER =
            new LocalConversationReader(SENTIMENT, EMOTIONS, TOPICS, CRISIS, MEMORIES);
    public static final LocalMessageReader MESSAGES = new LocalMessageReader(SENTIMENT);
    public static final LocalCoach COACH = new LocalCoach(CRISIS, new CrisisResponses(), EMOTIONS, TOPICS, MEMORIES);

    private LocalEngines() {}
}
