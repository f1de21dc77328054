package dev.heartline.call.completion;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.service.profile.KnownUser;

/** When a call began by the clock of its user, whose days are meant by "yesterday". */
@ApplicationScoped
class BeginningOfCall {

    private static final String BEGAN = """
            select coalesce(c.answered_at, c.initiated_at) as began, u.timezone
            from phone_calls c left join user_profile u on u.user_id = c.user_id
            where c.id = $1
            """;

    private final Pool pool;

    BeginningOfCall(Pool pool) {
        this.pool = pool;
    }

    /** In UTC where nobody knows the user's zone; now where there is no such call any more. */
    Uni<ZonedDateTime> of(UUID callId) {
        return pool.preparedQuery(BEGAN).execute(Tuple.of(callId)).map(BeginningOfCall::read);
    }

    private static ZonedDateTime read(RowSet<Row> rows) {
        for (var row : rows) {
            return row.getOffsetDateTime("began")
                    .atZoneSameInstant(
                            KnownUser.zoneOf(row.getString("timezone")).orElse(ZoneOffset.UTC));
        }
        return Instant.now().atZone(ZoneOffset.UTC);
    }
}
