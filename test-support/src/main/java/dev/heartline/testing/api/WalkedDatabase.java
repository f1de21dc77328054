package dev.heartline.testing.api;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import dev.heartline.testing.Jdbc;

/** What a database holds about one user: to see that nothing was done to them. */
public record WalkedDatabase(Jdbc database) {

    /** Of each table the rows in which the user's id stands anywhere, as text. */
    public Map<String, Object> about(UUID user) {
        var found = new TreeMap<String, Object>();
        database.rows("select tablename from pg_tables where schemaname = 'public'")
                .forEach(row -> {
                    var table = (String) row.get("tablename");
                    var rows = database.value(
                            String.class,
                            "select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from \"" + table
                                    + "\" t where strpos(t::text, ?) > 0",
                            user.toString());
                    if (!rows.isEmpty()) {
                        found.put(table, rows);
                    }
                });
        return found;
    }
}
