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

    /** For each text that is taken, so many are looked at that others may have taken. */
    private static final int LOOKED_AT = 16;

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
        this.claim = """
                select id, words from (
                  select id, %s as words from %s where %s and embedding is null order by %s limit $2) waiting
                where pg_try_advisory_xact_lock(hashtextextended('index|' || id, 0)) limit $1
                """.formatted(text, table, deserving, since);
        this.store = """
                update %1$s set embedding = v.vector::vector, embedding_model = $1
                from unnest($2::uuid[], $3::text[], $4::text[]) as v(row_id, words, vector)
                where %1$s.id = v.row_id and %1$s.embedding is null and %2$s = v.words
                """.formatted(table, "(" + text + ")");
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
                .execute(Tuple.of(limit, LOOKED_AT * limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Waiting(row.getUUID("id"), row.getString("words")))
                        .toList());
    }

    @Override
    public Uni<Void> store(PlainTransaction transaction, String model, List<Indexed> indexed) {
        return transaction
                .sql(store)
                .execute(Tuple.tuple(List.of(
                        model,
                        indexed.stream().map(each -> each.of().id()).toArray(UUID[]::new),
                        indexed.stream().map(each -> each.of().text()).toArray(String[]::new),
                        indexed.stream().map(each -> each.vector().literal()).toArray(String[]::new))))
                .replaceWithVoid();
    }

    /** For a producer: what is still to be done. */
    protected final Backlog backlog() {
        return backlog;
    }
}
