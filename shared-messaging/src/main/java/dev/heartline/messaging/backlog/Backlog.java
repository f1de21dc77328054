package dev.heartline.messaging.backlog;

/**
 * Work that waits in the database. Every bean of this type is measured by {@link BacklogGauges}.
 *
 * @param name as the tag {@code backlog}, for example {@code outbox}
 * @param sql cheap, by an index: one row with {@code waiting} (bigint, how many; may stop counting at {@link #MOST}) and
 *     {@code oldest} (timestamptz, since when the one that waits longest waits; null where nothing does)
 */
public record Backlog(String name, String sql) {

    /** More than this need not be told apart: counting them would cost what it is meant to watch. */
    public static final int MOST = 100_000;

    /**
     * Rows of one table.
     *
     * @param since the column that tells since when a row waits
     * @param condition as the partial index that serves it
     */
    public static Backlog ofRows(String name, String table, String since, String condition) {
        return new Backlog(name, """
                select count(*) as waiting, min(since) as oldest
                from (select %s as since from %s where %s limit %d) waiting
                """.formatted(since, table, condition, MOST));
    }
}
