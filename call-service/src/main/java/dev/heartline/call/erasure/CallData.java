package dev.heartline.call.erasure;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;

/**
 * What this service holds about users. Turns, live state, dial requests and refused dials go with their call, attempts with what was scheduled. Calls that
 * came from a number of the user's, today's or a former one, while nobody knew whose it was are theirs too.
 */
@ApplicationScoped
class CallData implements UserDataOwner {

    private static final List<String> STATEMENTS = List.of(
            "delete from scheduled_calls where user_id = $1",
            "delete from call_series where user_id = $1",
            "delete from phone_calls where user_id = $1",
            """
            delete from phone_calls where user_id is null
              and from_phone in (select phone from own_number where user_id = $1)
            """,
            """
            delete from phone_calls where user_id is null
              and to_phone in (select phone from own_number where user_id = $1)
            """,
            "delete from contact_opt_out where user_id = $1",
            "delete from contact_decisions where user_id = $1");

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return Multi.createFrom()
                .iterable(STATEMENTS)
                .onItem()
                .transformToUniAndConcatenate(
                        statement -> transaction.sql(statement).execute(Tuple.of(userId)))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
