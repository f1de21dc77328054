package dev.heartline.memory.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.ai.knowledge.Knowledge.Indexed;
import dev.heartline.ai.knowledge.Passage;
import dev.heartline.ai.knowledge.VectorText;
import dev.heartline.events.KnowledgePublished;
import dev.heartline.memory.embedding.Vector;

/** Rows of published passages as the documents that they make up. */
final class PublishedDocuments {

    private PublishedDocuments() {}

    /** @param rows in the order of documents */
    static List<KnowledgePublished> of(Iterable<Row> rows) {
        var documents = new LinkedHashMap<UUID, List<Row>>();
        rows.forEach(row -> documents
                .computeIfAbsent(row.getUUID("document_id"), _ -> new ArrayList<>())
                .add(row));
        return documents.values().stream().map(PublishedDocuments::document).toList();
    }

    private static KnowledgePublished document(List<Row> passages) {
        var first = passages.getFirst();
        return new KnowledgePublished(
                first.getUUID("document_id"),
                first.getInteger("version"),
                first.getOffsetDateTime("published_at").toInstant(),
                first.getString("title"),
                first.getString("uri"),
                first.getString("language"),
                first.getString("embedding_model"),
                passages.stream().map(PublishedDocuments::passage).toList());
    }

    private static KnowledgePublished.Passage passage(Row row) {
        return new KnowledgePublished.Passage(
                row.getInteger("seq"), row.getString("section"), row.getString("text"), VectorText.of(vector(row)));
    }

    /** The same, as questions are compared with them. @param model that questions are embedded by */
    static List<Indexed> indexed(Iterable<Row> rows, String model) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Indexed(
                        new Passage(
                                row.getUUID("document_id"),
                                row.getInteger("version"),
                                row.getInteger("seq"),
                                row.getString("title"),
                                row.getString("section"),
                                row.getString("uri"),
                                row.getString("text")),
                        row.getString("embedding_model").equals(model) ? vector(row) : null))
                .toList();
    }

    private static float[] vector(Row row) {
        return Vector.read(row.getString("vector")).numbers();
    }
}
