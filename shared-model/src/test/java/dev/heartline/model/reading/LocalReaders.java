package dev.heartline.model.reading;

import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.lexicon.EmotionLexicon;
import dev.heartline.ai.lexicon.SentimentLexicon;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.memory.LocalMemoryExtractor;
import dev.heartline.ai.memory.MemoryExtractor;
import dev.heartline.ai.message.LocalMessageReader;
import dev.heartline.ai.message.MessageReader;
import dev.heartline.ai.reading.ConversationReader;
import dev.heartline.ai.reading.LocalConversationReader;

/** What stands behind the models. */
final class LocalReaders {

    static final CrisisDetector CRISIS = new CrisisDetector();

    private static final SentimentLexicon SENTIMENT = new SentimentLexicon();
    private static final TopicLexicon TOPICS = new TopicLexicon();

    static final MemoryExtractor MEMORIES = new LocalMemoryExtractor(SENTIMENT, TOPICS, CRISIS);
    static final ConversationReader CONVERSATIONS =
            new LocalConversationReader(SENTIMENT, new EmotionLexicon(), TOPICS, CRISIS, MEMORIES);
    static final MessageReader MESSAGES = new LocalMessageReader(SENTIMENT);

    private LocalReaders() {}
}
