package dev.heartline.call.completion;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.service.profile.KnownUser;

/** Whose call it is, whom we called, and when it began by their clock, whose days are meant by "yesterday". */
@ApplicationScoped
class BeginningOfCall {

    private static final String BEGAN = """
            select coalesce(c.answered_at, c.initiated_at) as began, c.user_id, u.timezone,
              case when c.call_direction = 'outbound' then u.first_name end as called
            from phone_calls c left join user_profile u on u.user_id = c.user_id
            where c.id = $1
            """;

    private final Pool pool;

    /**
     * @param userId null where nobody knows whose call it is
     * @param isOnTheirClock their zone is known
     * @param called the first name of whom we called; empty where they called us, or have none
     */
    record Beginning(ZonedDateTime at, UUID userId, boolean isOnTheirClock, String called) {}

    BeginningOfCall(Pool pool) {
        this.pool = pool;
    }

    /** In UTC where nobody knows the user's zone; now where there is no such call any more. */
    Uni<Beginning> of(UUID callId) {
        return pool.preparedQuery(BEGAN).execute(Tuple.of(callId)).map(BeginningOfCall::read);
    }

    private static Beginning read(RowSet<Row> rows) {
        for (var row : rows) {
            var zone = KnownUser.zoneOf(row.getString("timezone"));
            return new Beginning(
                    row.getOffsetDateTime("began").atZoneSameInstant(zone.orElse(ZoneOffset.UTC)),
                    row.getUUID("user_id"),
                    zone.isPresent(),
                    Objects.requireNonNullElse(row.getString("called"), ""));
        }
        return new Beginning(Instant.now().atZone(ZoneOffset.UTC), null, false, "");
    }
}
