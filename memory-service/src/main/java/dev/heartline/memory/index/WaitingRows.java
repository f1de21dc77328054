package dev.heartline.memory.index;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.memory.embedding.Purpose;
import dev.heartline.messaging.backlog.Backlog;
import dev.heartline.messaging.transaction.PlainTransaction;

/** The rows of a table whose {@code embedding} is null. */
public abstract class WaitingRows implements IndexQueue {

    private final Purpose purpose;
    private final String claim;
    private final String store;
    private final Backlog backlog;

    /**
     * @param text what to embed: a column, or an expression over the row
     * @param since the column that tells since when a row waits
     * @param deserving which rows get a vector at all; with {@code embedding is null} the condition of a partial index on
     *     {@code since}
     */
    protected WaitingRows(Purpose purpose, String table, String text, String since, String deserving) {
        this.purpose = purpose;
        String waiting = "from %s where %s and embedding is null".formatted(table, deserving);
        this.claim =
                "select id, %s as text %s order by %s limit $1 for update skip locked".formatted(text, waiting, since);
        this.store = """
                update %s as row set embedding = v.embedding::vector, embedding_model = $1
                from unnest($2::uuid[], $3::text[]) as v(id, embedding) where row.id = v.id
                """.formatted(table);
        this.backlog = Backlog.ofRows(purpose.tag() + "-index", table, since, deserving + " and embedding is null");
    }

    @Override
    public Purpose purpose() {
        return purpose;
    }

    @Override
    public Uni<List<Waiting>> claim(PlainTransaction transaction, int limit) {
        return transaction
                .sql(claim)
                .execute(Tuple.of(limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Waiting(row.getUUID("id"), row.getString("text")))
                        .toList());
    }

    @Override
    public Uni<Void> store(PlainTransaction transaction, String model, List<Indexed> indexed) {
        return transaction
                .sql(store)
                .execute(Tuple.tuple(List.of(
                        model,
                        indexed.stream().map(Indexed::id).toArray(UUID[]::new),
                        indexed.stream().map(each -> each.vector().literal()).toArray(String[]::new))))
                .replaceWithVoid();
    }

    /** For a producer: what is still to be done. */
    protected final Backlog backlog() {
        return backlog;
    }
}
