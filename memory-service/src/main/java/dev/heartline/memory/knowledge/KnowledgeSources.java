package dev.heartline.memory.knowledge;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.memory.knowledge.Passages.Cut;
import dev.heartline.memory.knowledge.UnfitDocument.Reason;
import dev.heartline.memory.version.NextVersion;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;

/**
 * {@code ai_knowledge_sources} with their passages. Changes follow each other, under one lock: there are few of them, and they share
 * the room that there is.
 */
@ApplicationScoped
class KnowledgeSources {

    private static final Logger LOG = Logger.getLogger(KnowledgeSources.class);
    static final String LOCK = "knowledge";

    private final Transactions transactions;
    private final Pool pool;
    private final KnowledgeConfig config;
    private final Clock clock;

    KnowledgeSources(Transactions transactions, Pool pool, KnowledgeConfig config, Clock clock) {
        this.transactions = transactions;
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    /** A new document; where there is one that says the same, that one. */
    Uni<KnowledgeDocument> add(BroughtDocument brought) {
        return transactions.plain(transaction -> transaction
                .lock(LOCK)
                .chain(() -> transaction.sql(KnowledgeStatements.SAME).execute(Tuple.of(brought.hash())))
                .map(KnowledgeSources::documents)
                .chain(same -> same.isEmpty()
                        ? write(transaction, Ids.next(), 0, brought)
                        : Uni.createFrom().item(same.getFirst())));
    }

    /**
     * A new version; the current one where it says the same.
     *
     * @return empty where there is no such document
     */
    Uni<Optional<KnowledgeDocument>> replace(UUID documentId, BroughtDocument brought) {
        return transactions.plain(transaction -> transaction
                .lock(LOCK)
                .chain(() -> transaction.sql(KnowledgeStatements.VERSIONS).execute(Tuple.of(documentId)))
                .chain(versions -> {
                    if (versions.size() == 0) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    var latest = versions.iterator().next();
                    return latest.getString("content_hash").equals(brought.hash())
                            ? Uni.createFrom().item(Optional.of(document(latest)))
                            : write(transaction, documentId, latest.getInteger("version"), brought)
                                    .map(Optional::of);
                }));
    }

    /** @param known the document's latest version, 0 where it is new */
    private Uni<KnowledgeDocument> write(
            PlainTransaction transaction, UUID documentId, int known, BroughtDocument brought) {
        var sourceId = Ids.next();
        var at = clock.instant();
        var now = at.atOffset(ZoneOffset.UTC);
        var passages = brought.passages();
        return requireRoom(transaction, documentId, passages.size())
                .chain(() -> transaction.sql(KnowledgeStatements.MAKE_WAY).execute(Tuple.of(documentId, now)))
                .chain(() -> transaction.sql(KnowledgeStatements.ADD).execute(Tuple.from(new Object[] {
                    sourceId,
                    documentId,
                    brought.title(),
                    brought.uri(),
                    brought.format().mediaType(),
                    brought.language(),
                    brought.hash(),
                    now,
                    NextVersion.inMinutesAfter(known, at)
                })))
                .chain(() -> transaction
                        .sql(KnowledgeStatements.ADD_PASSAGES)
                        .execute(Tuple.tuple(List.of(
                                sourceId,
                                passages.stream().map(_ -> Ids.next()).toArray(UUID[]::new),
                                passages.stream().map(Cut::section).toArray(String[]::new),
                                passages.stream().map(Cut::text).toArray(String[]::new)))))
                .chain(() -> transaction.sql(KnowledgeStatements.VERSIONS).execute(Tuple.of(documentId)))
                .map(rows -> document(rows.iterator().next()))
                .invoke(written -> LOG.infof(
                        "Knowledge %s version %d: %d passages to index",
                        written.documentId(), written.version(), written.passages()));
    }

    private Uni<Void> requireRoom(PlainTransaction transaction, UUID documentId, int passages) {
        return transaction
                .sql(KnowledgeStatements.ROOM)
                .execute(Tuple.of(documentId))
                .invoke(rows -> {
                    long taken = rows.iterator().next().getLong("taken");
                    if (taken + passages > config.passages()) {
                        throw new UnfitDocument(
                                Reason.NO_ROOM,
                                "there is room for %d passages more, and this has %d: withdraw others first"
                                        .formatted(Math.max(0, config.passages() - taken), passages));
                    }
                })
                .replaceWithVoid();
    }

    /**
     * With all its versions. Whoever answers from it is told so whether it is known here or not: it may have been brought after the backup
     * from which this database came back.
     */
    Uni<Void> withdraw(UUID documentId) {
        return transactions.plain(transaction -> transaction
                .sql(KnowledgeStatements.HOLD_PASSAGES)
                .execute(Tuple.of(documentId))
                .chain(() -> transaction.lock(LOCK))
                .chain(() -> transaction.sql(KnowledgeStatements.WITHDRAW).execute(Tuple.of(documentId)))
                .chain(() -> transaction.publish(Event.tombstone(EventType.KNOWLEDGE_PUBLISHED, documentId)))
                .invoke(() -> LOG.infof("Knowledge %s is withdrawn", documentId)));
    }

    /** The latest version of each. @param after only documents with a greater id */
    Uni<List<KnowledgeDocument>> latest(UUID after, int limit) {
        return pool.preparedQuery(KnowledgeStatements.LATEST)
                .execute(Tuple.of(after, limit))
                .map(KnowledgeSources::documents);
    }

    /** Latest first. */
    Uni<List<KnowledgeDocument>> versions(UUID documentId) {
        return pool.preparedQuery(KnowledgeStatements.VERSIONS)
                .execute(Tuple.of(documentId))
                .map(KnowledgeSources::documents);
    }

    private static List<KnowledgeDocument> documents(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(KnowledgeSources::document)
                .toList();
    }

    private static KnowledgeDocument document(Row row) {
        return new KnowledgeDocument(
                row.getUUID("document_id"),
                row.getInteger("version"),
                row.getString("title"),
                row.getString("uri"),
                row.getString("media_type"),
                row.getString("language"),
                row.getInteger("passages"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("published_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }
}
