package dev.heartline.memory.knowledge;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;

import dev.heartline.ai.knowledge.Answer;
import dev.heartline.ai.knowledge.Knowledge;
import dev.heartline.memory.embedding.Embeddings;
import dev.heartline.memory.embedding.Purpose;

/** What the published documents say to a question. They are held in memory, and read again when one was published or withdrawn. */
@ApplicationScoped
public class KnowledgeAnswers {

    private final Pool pool;
    private final Embeddings embeddings;
    private final AtomicReference<Held> held = new AtomicReference<>(new Held("", Knowledge.NONE));

    KnowledgeAnswers(Pool pool, Embeddings embeddings) {
        this.pool = pool;
        this.embeddings = embeddings;
    }

    /** @param state of the table that it was read from */
    private record Held(String state, Knowledge knowledge) {}

    /** Best first; none where nothing fits. */
    public Uni<List<Answer>> to(String question, int limit) {
        return knowledge()
                .chain(knowledge -> Uni.createFrom()
                        .item(() -> knowledge.to(
                                question,
                                embeddings.embed(question, Purpose.QUESTION).numbers(),
                                limit))
                        // Native code, which would pin an event loop or a virtual thread.
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    private Uni<Knowledge> knowledge() {
        return pool.query(KnowledgeStatements.STATE)
                .execute()
                .map(rows -> rows.iterator().next().getString("state"))
                .chain(state -> state.equals(held.get().state())
                        ? Uni.createFrom().item(held.get().knowledge())
                        : read(state));
    }

    private Uni<Knowledge> read(String state) {
        return pool.query(KnowledgeStatements.ALL_PUBLISHED)
                .execute()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> Knowledge.of(PublishedDocuments.indexed(rows, embeddings.model())))
                .invoke(knowledge -> held.set(new Held(state, knowledge)));
    }
}
