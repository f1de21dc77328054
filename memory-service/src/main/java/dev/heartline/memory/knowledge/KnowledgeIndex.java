package dev.heartline.memory.knowledge;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.memory.embedding.Purpose;
import dev.heartline.memory.index.WaitingRows;
import dev.heartline.messaging.backlog.Backlog;
import dev.heartline.messaging.transaction.PlainTransaction;

/** Passages without a vector. The last one of a version publishes it, in the same transaction. */
@Singleton
class KnowledgeIndex extends WaitingRows {

    private static final Logger LOG = Logger.getLogger(KnowledgeIndex.class);

    /** A passage with what stands above it: "twenty minutes" is of naps by its heading alone. */
    private static final String PASSAGE = """
            (select s.title from ai_knowledge_sources s where s.id = ai_knowledge_passages.source_id)
            || coalesce(' - ' || section, '') || ': ' || text
            """;

    private final Clock clock;

    KnowledgeIndex(Clock clock) {
        // Served by ai_knowledge_passages_unindexed.
        super(Purpose.KNOWLEDGE, "ai_knowledge_passages", PASSAGE, "added_at", "true");
        this.clock = clock;
    }

    @Override
    public Uni<Void> store(PlainTransaction transaction, String model, List<Indexed> indexed) {
        var passages = indexed.stream().map(each -> each.of().id()).toArray(UUID[]::new);
        // Under the lock: of two replicas that finish a document together, the second sees what the first has stored.
        return super.store(transaction, model, indexed)
                .chain(() -> transaction.lock(KnowledgeSources.LOCK))
                .chain(() -> transaction.sql(KnowledgeStatements.WHOLE).execute(Tuple.of(passages)))
                .chain(whole -> Multi.createFrom()
                        .iterable(whole)
                        .onItem()
                        .transformToUniAndConcatenate(
                                version -> publish(transaction, version.getUUID("id"), version.getUUID("document_id")))
                        .collect()
                        .asList())
                .replaceWithVoid();
    }

    private Uni<Void> publish(PlainTransaction transaction, UUID sourceId, UUID documentId) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return transaction
                .sql(KnowledgeStatements.REPLACE_PUBLISHED)
                .execute(Tuple.of(documentId, now))
                .chain(() -> transaction.sql(KnowledgeStatements.PUBLISH).execute(Tuple.of(sourceId, now)))
                .chain(() ->
                        transaction.sql(KnowledgeStatements.PUBLISHED_DOCUMENT).execute(Tuple.of(documentId)))
                .map(rows -> PublishedDocuments.of(rows).getFirst())
                .chain(document -> transaction
                        .publish(Event.about(EventType.KNOWLEDGE_PUBLISHED, documentId.toString(), document))
                        .invoke(() ->
                                LOG.infof("Knowledge %s version %d is published", documentId, document.version())));
    }

    @Produces
    @Singleton
    Backlog waiting() {
        return backlog();
    }
}
