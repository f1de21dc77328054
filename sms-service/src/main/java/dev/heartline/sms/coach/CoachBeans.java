package dev.heartline.sms.coach;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.message.LogReader;

/** What texts are read with beside the engine's own readers. */
final class CoachBeans {

    @Produces
    @Singleton
    LogReader logReader(TopicLexicon topics) {
        return new LogReader(topics);
    }
}
