package dev.heartline.service.retention;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The rows of one table that are older than they are kept.
 *
 * @param nobodys only those without a user
 */
record ExpiredRows(String table, String column, Duration keep, boolean nobodys) {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Duration SHORTEST = Duration.ofDays(1);

    /** @throws IllegalArgumentException for what can only be a mistake, which would delete too much or fail every hour */
    ExpiredRows {
        if (!IDENTIFIER.matcher(table).matches() || !IDENTIFIER.matcher(column).matches()) {
            throw new IllegalArgumentException("heartline.retention.tables: no names: %s, %s".formatted(table, column));
        }
        if (keep.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "heartline.retention.tables.%s.keep is less than a day: %s".formatted(table, keep));
        }
    }

    /** By {@code ctid}, which needs no key: $1 the age in seconds, $2 how many at most. */
    String delete() {
        return """
                delete from %1$s where ctid = any(array(
                  select ctid from %1$s where %2$s < now() - $1 * interval '1 second'%3$s limit $2))
                """.formatted(table, column, nobodys ? " and user_id is null" : "");
    }
}
