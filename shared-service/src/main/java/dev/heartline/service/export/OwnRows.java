package dev.heartline.service.export;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

import dev.heartline.messaging.transaction.Transactions;

/**
 * Gathers everything that this service keeps of a user. Which tables that are is asked of the database, so that one that was added
 * yesterday is among them: those that know the user's id, and those that point at a row of such a table. What is made by machines
 * for machines (vectors, word lists of a search) is left out: the words they are made of are there. So is what is about those who
 * care for the user rather than about the user: who was told of an alert and noted what, what a coach was whispered, an answer that
 * nobody sent, who asked for what, where a recording can be heard: a column that ends in {@code _by} is let in only where it is known to hold no person. Some of it is
 * there to protect them from whoever holds their telephone.
 */
@ApplicationScoped
class OwnRows {

    /** All of it is of one instant. */
    private static final String OF_ONE_INSTANT = "set transaction isolation level repeatable read, read only";

    /** Of a statement; 57014 in PostgreSQL's words. Others wait behind it. */
    private static final String TOOK_TOO_LONG = "57014";

    /**
     * The pieces of exports are copies of everything else. A row is found by each way that leads to it by itself, so by an index.
     *
     * <p>Conversations under a number of the user's from before anybody knew whose it was are theirs, as for an erasure; but an
     * erasure may take a stranger's words along and a file must not show them. So only where nobody else ever had the number, and
     * from before a later one of the user's own under it: what comes after they gave it up may be its next owner's.
     */
    private static final String TABLES = """
            with tables as (
              select c.oid, c.relname::text as name,
                exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'user_id' and not a.attisdropped) as knows_users,
                (select count(*) from pg_attribute a where a.attrelid = c.oid and not a.attisdropped and (
                  a.attname in ('id', 'from_phone', 'to_phone') or (a.attname = 'user_id' and not a.attnotnull))) = 4 as knows_numbers,
                array(
                  select a.attname::text from pg_attribute a join pg_type t on t.oid = a.atttypid
                  where a.attrelid = c.oid and a.attnum > 0 and (t.typname in ('vector', 'tsvector')
                    or a.attname in ('changed_by_id', 'client', 'idempotency_key', 'recording_url', 'recording_sid')
                    or right(a.attname, 3) = '_by' and c.relname || '.' || a.attname not in (
                      'ai_episodic_memory.superseded_by', 'behavior_events.told_by', 'denied_commitments.changed_by',
                      'memory_history.changed_by', 'phone_calls.answered_by', 'preference_history.changed_by'))) as left_out
              from pg_class c
              where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                and c.relname not in ('user_export_pieces', 'operator_actions', 'active_calls', 'care_alerts', 'care_notices',
                  'answer_drafts', 'dial_requests')
            ),
            owned as (
              select oid, name, left_out, format(case when knows_numbers then $sql$
                select * from %1$I where ctid = any(array(
                  select ctid from %1$I where user_id = $1
                  union
                  select t.ctid from user_number n
                  join %1$I t on t.user_id is null and (t.from_phone = n.phone or t.to_phone = n.phone)
                  where n.user_id = $1
                    and not exists (select from user_number other where other.phone = n.phone and other.user_id <> n.user_id)
                    and exists (select from %1$I later where later.user_id = $1 and later.id > t.id
                      and n.phone in (later.from_phone, later.to_phone))))
                $sql$ else 'select * from %1$I where user_id = $1' end, name) as rows
              from tables where knows_users
            )
            select name, left_out, rows from owned
            union all
            select pointing.name, pointing.left_out,
              format('select * from %I t where t.ctid = any(array(', pointing.name) || string_agg(
                format('select x.ctid from %I x where x.%I in (select p.%I from (%s) p)',
                  pointing.name, own.attname, theirs.attname, pointed.rows), ' union ') || '))'
            from tables pointing
            join pg_constraint k on k.conrelid = pointing.oid and k.contype = 'f' and cardinality(k.conkey) = 1
            join owned pointed on pointed.oid = k.confrelid
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

    /**
     * A JSON object: the rows by their table, as they are kept; empty lists where nothing is.
     *
     * @throws TooMuch (as a failure) where the database can't gather them in its time
     */
    Uni<String> of(UUID userId) {
        return transactions
                .plain(transaction -> transaction
                        .sql(OF_ONE_INSTANT)
                        .execute()
                        .chain(() -> transaction.sql(TABLES).execute())
                        .chain(tables -> Multi.createFrom()
                                .iterable(tables)
                                .onItem()
                                .transformToUniAndConcatenate(table -> rows(transaction.connection(), table, userId))
                                .collect()
                                .asList())
                        .map(OwnRows::object))
                .onFailure(failure -> failure instanceof PgException pg && TOOK_TOO_LONG.equals(pg.getSqlState()))
                .transform(_ -> new TooMuch());
    }

    /** The next attempt would take as long: an operator has to look. Without its cause, which passes for one that will pass. */
    static final class TooMuch extends RuntimeException {

        TooMuch() {
            super("the rows of one user can't be read in the time that a statement has");
        }
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
