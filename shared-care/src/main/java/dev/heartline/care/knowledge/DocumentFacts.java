package dev.heartline.care.knowledge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import dev.heartline.ai.coach.KnownFacts;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.knowledge.Knowledge;
import dev.heartline.ai.knowledge.Knowledge.Indexed;
import dev.heartline.ai.knowledge.Passage;
import dev.heartline.ai.knowledge.VectorText;
import dev.heartline.events.KnowledgePublished;
import dev.heartline.messaging.loop.BackgroundLoop;

/**
 * Lets the coach answer from the documents. They are held in memory, since a caller waits: each replica looks every few seconds
 * whether any has changed, also by another replica's doing.
 */
@ApplicationScoped
class DocumentFacts implements KnownFacts {

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KnowledgeProjection projection;
    private final Embedder embedder;
    private final BackgroundLoop loop = new BackgroundLoop("knowledge", 1, LOOK, this::look);
    private volatile Held held = new Held("", Knowledge.NONE);

    DocumentFacts(KnowledgeProjection projection, Embedder embedder) {
        this.projection = projection;
        this.embedder = embedder;
    }

    /** @param state of the table that it was read from */
    private record Held(String state, Knowledge knowledge) {}

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** @return false: there is never more to do at once */
    private boolean look() {
        held = projection
                .state()
                .chain(state -> state.equals(held.state())
                        ? Uni.createFrom().item(held)
                        : projection
                                .documents()
                                // Thousands of passages are not read on an event loop.
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(documents -> new Held(state, Knowledge.of(indexed(documents)))))
                .await()
                .atMost(PATIENCE);
        return false;
    }

    private List<Indexed> indexed(List<KnowledgePublished> documents) {
        return documents.stream()
                .flatMap(document -> document.passages().stream().map(passage -> indexed(document, passage)))
                .toList();
    }

    private Indexed indexed(KnowledgePublished document, KnowledgePublished.Passage passage) {
        return new Indexed(
                new Passage(
                        document.documentId(),
                        document.version(),
                        passage.seq(),
                        document.title(),
                        passage.section(),
                        document.uri(),
                        passage.text()),
                document.embeddingModel().equals(embedder.model()) ? VectorText.read(passage.vector()) : null);
    }

    @Override
    public Optional<Fact> about(String question) {
        var knowledge = held.knowledge();
        return knowledge.isEmpty()
                ? Optional.empty()
                : knowledge.to(question, embedder.embed(question), 1).stream()
                        .findFirst()
                        .map(answer -> new Fact(
                                answer.passage().title(),
                                answer.words(),
                                answer.passage().citation()));
    }
}
