package dev.heartline.messaging.transaction;

/** The statements that both clients run, with the parameters of the plain one: {@code $1}, {@code $2}. */
final class Statements {

    static final String UNPUBLISH = "delete from outbox where key = $1";

    static final String LOCK = "select cast(pg_advisory_xact_lock(hashtextextended($1, 0)) as text)";

    static final String RECEIVE = "insert into inbox (consumer, event_id) values ($1, $2) on conflict do nothing";

    /** The ids as a JSON array, which both clients can encode. */
    static final String TAKEN = """
            insert into inbox (consumer, event_id)
            select cast($1 as text), cast(id as uuid)
            from jsonb_array_elements_text(cast(cast($2 as text) as jsonb)) as id
            on conflict do nothing
            """;

    static final String RECEIVE_UNLESS_ERASED = """
            insert into inbox (consumer, event_id)
            select cast($1 as text), cast($2 as uuid)
            where not exists (select from erased_user where user_id = cast($3 as uuid))
              and not exists (
                select from returned_user where user_id = cast($3 as uuid) and erased_at >= cast($4 as timestamptz))
            on conflict do nothing
            """;

    private Statements() {}

    static String forHibernate(String statement) {
        return statement.replace('$', '?');
    }
}
