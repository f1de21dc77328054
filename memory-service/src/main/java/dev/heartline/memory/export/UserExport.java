package dev.heartline.memory.export;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.Transactions;

/**
 * Gathers everything that is kept of a user. Which tables that are is asked of the database, so that one that was added yesterday is
 * among them. What is made by machines for machines (vectors, word lists of the search) is left out: the words they are made of are
 * there.
 */
@ApplicationScoped
class UserExport {

    /** All of it is of one instant. */
    private static final String OF_ONE_INSTANT = "set transaction isolation level repeatable read, read only";

    private static final String TABLES = """
            select c.table_name, format('%I', c.table_name) as quoted, array(
              select m.column_name::text from information_schema.columns m
              where m.table_schema = 'public' and m.table_name = c.table_name and m.udt_name in ('vector', 'tsvector')) as left_out
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and c.column_name = 'user_id' and t.table_type = 'BASE TABLE'
            order by c.table_name
            """;

    private static final String ROWS = """
            select coalesce(jsonb_agg(to_jsonb(t) - $2::text[]), '[]')::text as rows from %s t where user_id = $1
            """;

    /** Which turns each memory was taken from: the one table of a user's data that names only other rows. */
    private static final String EVIDENCE = """
            select coalesce(jsonb_agg(to_jsonb(l)), '[]')::text as rows
            from memory_turns l join ai_episodic_memory m on m.id = l.memory_id where m.user_id = $1
            """;

    private final Transactions transactions;
    private final Clock clock;

    UserExport(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A JSON object: who, when, and the rows by their table. */
    Uni<String> of(UUID userId) {
        return transactions.plain(transaction -> transaction
                .sql(OF_ONE_INSTANT)
                .execute()
                .chain(() -> transaction.sql(TABLES).execute())
                .chain(tables -> Multi.createFrom()
                        .iterable(tables)
                        .onItem()
                        .transformToUniAndConcatenate(table -> rows(
                                        transaction.connection(),
                                        ROWS.formatted(table.getString("quoted")),
                                        Tuple.tuple()
                                                .addUUID(userId)
                                                .addArrayOfString(table.getArrayOfStrings("left_out")))
                                .map(rows -> field(table.getString("table_name"), rows)))
                        .collect()
                        .asList())
                .chain(fields -> rows(transaction.connection(), EVIDENCE, Tuple.of(userId))
                        .map(rows -> "{%s,%s,\"data\":{%s,%s}}"
                                .formatted(
                                        field("userId", quoted(userId)),
                                        field("exportedAt", quoted(clock.instant())),
                                        String.join(",", fields),
                                        field("memory_turns", rows)))));
    }

    private static Uni<String> rows(SqlConnection connection, String sql, Tuple parameters) {
        return connection
                .preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.iterator().next().getString("rows"));
    }

    /** Of what needs no escaping. */
    private static String quoted(Object plain) {
        return "\"" + plain + "\"";
    }

    private static String field(String name, String json) {
        return "\"" + name + "\":" + json;
    }
}
