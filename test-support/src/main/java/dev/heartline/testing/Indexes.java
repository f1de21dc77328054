package dev.heartline.testing;

import java.util.List;

/** What the tables of a service need so that deleting a row of one doesn't read the whole of another. */
public final class Indexes {

    /** An index may hold more columns after those of the key, and may leave out rows in which the key is null: no row refers by them. */
    private static final String MISSING = """
            select key.conrelid::regclass || '.' || key.conname as name
            from pg_constraint key
            where key.contype = 'f' and key.connamespace = 'public'::regnamespace and not exists (
              select from pg_index i
              where i.indrelid = key.conrelid and i.indisvalid
                and (i.indkey::int2[])[0:cardinality(key.conkey) - 1] @> key.conkey
                and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = any(array(
                  select format('(%I IS NOT NULL)', attname) from pg_attribute
                  where attrelid = key.conrelid and attnum = any(key.conkey)))))
            order by name
            """;

    private Indexes() {}

    /** The foreign keys, as {@code table.constraint}, for which every row would have to be looked at when what they refer to goes. */
    public static List<String> missingForForeignKeys(Jdbc database) {
        return database.rows(MISSING).stream()
                .map(row -> (String) row.get("name"))
                .toList();
    }
}
