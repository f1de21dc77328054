package dev.heartline.messaging.consume;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.heartline.stack.infra.TopicCatalog;
import dev.heartline.stack.infra.Topics;
import dev.heartline.testing.LocalStackResource;

/** {@link NoteBook} reads a topic that no service reads, so that nobody else makes the one for its dead letters. */
public final class NoteBookTopic implements QuarkusTestResourceLifecycleManager {

    static final String DEAD_LETTERS = "behavior.recorded.dlq.memory";

    /** After {@link LocalStackResource}, whose broker it needs. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public Map<String, String> start() {
        var letters = TopicCatalog.load().deadLetters();
        new Topics(LocalStackResource.kafka().bootstrapServers())
                .prepare(List.of(new TopicCatalog.Topic(
                        DEAD_LETTERS,
                        letters.partitions(),
                        letters.cleanup(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(letters.maxMessageBytes()))));
        return Map.of();
    }

    @Override
    public void stop() {}
}
