package dev.heartline.care.knowledge;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import dev.heartline.ai.knowledge.VectorText;
import dev.heartline.events.Event;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventType;
import dev.heartline.events.KnowledgePublished;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;

/** {@code knowledge_document}: the latest version of each. It is about nobody, so an erasure has nothing to do with it. */
@ApplicationScoped
class KnowledgeProjection {

    private static final Logger LOG = Logger.getLogger(KnowledgeProjection.class);
    private static final String CONSUMER = "knowledge";

    private static final String REPLACE = """
            insert into knowledge_document (document_id, version, document) values ($1, $2, $3::text::jsonb)
            on conflict (document_id) do update set version = excluded.version, document = excluded.document
            where knowledge_document.version < excluded.version
            """;

    /** Changes with every version that comes and every document that goes. */
    private static final String STATE = """
            select count(*) || ' ' || coalesce(sum(version), 0) || ' ' || coalesce(max(xmin::text::bigint), 0) as state
            from knowledge_document
            """;

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final Pool pool;

    KnowledgeProjection(EventConsumer consumer, Transactions transactions, Pool pool) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.pool = pool;
    }

    @Incoming("knowledge-published")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message,
                EventType.KNOWLEDGE_PUBLISHED,
                event -> transactions
                        .plainOnce(CONSUMER, event, transaction -> apply(transaction, event))
                        .invoke(() -> LOG.infof(
                                "Knowledge %s: %s",
                                event.key(),
                                event.data()
                                        .map(document -> "version " + document.version())
                                        .orElse("withdrawn"))));
    }

    private static Uni<Void> apply(PlainTransaction transaction, Event<KnowledgePublished> event) {
        return event.isTombstone()
                ? transaction
                        .sql("delete from knowledge_document where document_id = $1")
                        .execute(Tuple.of(UUID.fromString(event.key())))
                        .replaceWithVoid()
                : replace(transaction, event.body());
    }

    /** @throws IllegalArgumentException if one of its vectors can't be read: nobody could answer from any document then */
    private static Uni<Void> replace(PlainTransaction transaction, KnowledgePublished document) {
        document.passages().forEach(passage -> VectorText.read(passage.vector()));
        return transaction
                .sql(REPLACE)
                .execute(Tuple.of(document.documentId(), document.version(), write(document)))
                .replaceWithVoid();
    }

    /** Another text as soon as anything has changed. */
    Uni<String> state() {
        return pool.query(STATE).execute().map(rows -> rows.iterator().next().getString("state"));
    }

    Uni<List<KnowledgePublished>> documents() {
        return pool.query("select document::text as document from knowledge_document order by document_id")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> read(row.getString("document")))
                        .toList());
    }

    private static String write(KnowledgePublished document) {
        try {
            return EventJson.mapper().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("can't write a document", e);
        }
    }

    private static KnowledgePublished read(String json) {
        try {
            return EventJson.mapper().readValue(json, KnowledgePublished.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document can't be read", e);
        }
    }
}
