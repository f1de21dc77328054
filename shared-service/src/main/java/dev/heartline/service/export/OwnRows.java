package dev.heartline.service.export;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.Transactions;

/**
 * Gathers everything that this service keeps of a user. Which tables that are is asked of the database, so that one that was added
 * yesterday is among them: those that know the user's id, and those that point at a row of such a table. What is made by machines
 * for machines (vectors, word lists of a search) is left out: the words they are made of are there.
 */
@ApplicationScoped
class OwnRows {

    /** All of it is of one instant. */
    private static final String OF_ONE_INSTANT = "set transaction isolation level repeatable read, read only";

    /** The pieces of exports are copies of everything else. */
    private static final String TABLES = """
            with tables as (
              select c.oid, c.relname::text as name,
                exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'user_id' and not a.attisdropped) as knows_users,
                array(
                  select a.attname::text from pg_attribute a join pg_type t on t.oid = a.atttypid
                  where a.attrelid = c.oid and a.attnum > 0 and t.typname in ('vector', 'tsvector')) as left_out
              from pg_class c
              where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                and c.relname <> 'user_export_pieces'
            )
            select name, left_out, format('select * from %I where user_id = $1', name) as rows from tables where knows_users
            union all
            select pointing.name, pointing.left_out,
              format('select * from %I t where ', pointing.name) || string_agg(
                format('t.%I in (select p.%I from %I p where p.user_id = $1)', own.attname, theirs.attname, pointed.name), ' or ')
            from tables pointing
            join pg_constraint k on k.conrelid = pointing.oid and k.contype = 'f' and cardinality(k.conkey) = 1
            join tables pointed on pointed.oid = k.confrelid and pointed.knows_users
            join pg_attribute own on own.attrelid = k.conrelid and own.attnum = k.conkey[1]
            join pg_attribute theirs on theirs.attrelid = k.confrelid and theirs.attnum = k.confkey[1]
            where not pointing.knows_users
            group by pointing.name, pointing.left_out
            order by 1
            """;

    private final Transactions transactions;

    OwnRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A JSON object: the rows by their table, as they are kept; empty lists where nothing is. */
    Uni<String> of(UUID userId) {
        return transactions.plain(transaction -> transaction
                .sql(OF_ONE_INSTANT)
                .execute()
                .chain(() -> transaction.sql(TABLES).execute())
                .chain(tables -> Multi.createFrom()
                        .iterable(tables)
                        .onItem()
                        .transformToUniAndConcatenate(table -> rows(transaction.connection(), table, userId))
                        .collect()
                        .asList())
                .map(OwnRows::object));
    }

    private static Uni<String> rows(SqlConnection connection, Row table, UUID userId) {
        var rows = "select coalesce(jsonb_agg(to_jsonb(r) - $2::text[]), '[]')::text as rows from (%s) r"
                .formatted(table.getString("rows"));
        return connection
                .preparedQuery(rows)
                .execute(Tuple.tuple().addUUID(userId).addArrayOfString(table.getArrayOfStrings("left_out")))
                .map(found -> "\"%s\":%s"
                        .formatted(
                                table.getString("name"), found.iterator().next().getString("rows")));
    }

    private static String object(List<String> fields) {
        return "{" + String.join(",", fields) + "}";
    }
}
