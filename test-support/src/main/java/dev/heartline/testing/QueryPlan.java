package dev.heartline.testing;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/**
 * How PostgreSQL has carried out a prepared statement, as {@code explain (analyze)} tells it.
 *
 * @param text line by line
 */
public record QueryPlan(String text) {

    private static final Pattern ROWS = Pattern.compile("rows=(\\d+)|Rows Removed by Filter: (\\d+)");

    /**
     * Carries it out.
     *
     * @param types of its parameters, and {@code parameters} as literals, with commas between
     */
    public static QueryPlan of(Statement statement, String sql, String types, String parameters) throws SQLException {
        statement.execute("prepare looked_at (" + types + ") as " + sql);
        var plan = new StringBuilder();
        try (var lines = statement.executeQuery(
                "explain (analyze, costs off, timing off) execute looked_at (" + parameters + ")")) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        statement.execute("deallocate looked_at");
        return new QueryPlan(plan.toString());
    }

    /** The most that any part of the plan has brought out or looked at in vain. */
    public long rowsRead() {
        return ROWS.matcher(text)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1) != null ? found.group(1) : found.group(2)))
                .max()
                .orElse(0);
    }
}
