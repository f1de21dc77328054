package dev.heartline.model.reading;

import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.head.Meanings;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.memory.LocalMemoryExtractor;
import dev.heartline.ai.memory.MemoryExtractor;
import dev.heartline.ai.message.LocalMessageReader;
import dev.heartline.ai.message.MessageReader;
import dev.heartline.ai.mood.EmotionReader;
import dev.heartline.ai.mood.MoodReader;
import dev.heartline.ai.reading.ConversationReader;
import dev.heartline.ai.reading.LocalConversationReader;
import dev.heartline.ai.reading.TalkDirectionReader;

/** What stands behind the models. */
final class LocalReaders {

    static final CrisisDetector CRISIS = new CrisisDetector();

    private static final MoodReader MOODS = new MoodReader();
    private static final Meanings MEANINGS = new Meanings(new BgeSmallEmbedder(1)::embed);
    private static final TopicLexicon TOPICS = new TopicLexicon();

    static final MemoryExtractor MEMORIES = new LocalMemoryExtractor(MEANINGS, MOODS, TOPICS, CRISIS);
    static final ConversationReader CONVERSATIONS = new LocalConversationReader(
            MEANINGS, MOODS, new EmotionReader(), new TalkDirectionReader(), TOPICS, CRISIS, MEMORIES);
    static final MessageReader MESSAGES = new LocalMessageReader(MOODS);

    private LocalReaders() {}
}
