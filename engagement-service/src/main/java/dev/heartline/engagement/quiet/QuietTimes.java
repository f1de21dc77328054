package dev.heartline.engagement.quiet;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import dev.heartline.engagement.policy.gate.Quiet;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.care.CrisisQuiet;
import dev.heartline.service.time.Timestamps;

/** The quiet after a crisis, which {@code crisis_quiet} keeps, and {@code distress_quiet}: the quiet after a hard talk or text. */
@ApplicationScoped
public class QuietTimes {

    /** Whatever is hard within the quiet makes it longer. The quiet stays a row when it is over: no streak is lost by it. */
    private static final String NOTE = """
            with longer as (
              update distress_quiet set quiet_until = greatest(quiet_until, $3)
              where user_id = $1 and began_at <= $2 and quiet_until >= $2 returning true)
            insert into distress_quiet (user_id, began_at, quiet_until)
            select $1, $2, $3 where not exists (select from longer)
            on conflict (user_id, began_at) do nothing
            """;

    private static final String UNTIL = "select max(quiet_until) as quiet_until from distress_quiet where user_id = $1";

    private final CrisisQuiet crises;
    private final Clock clock;

    QuietTimes(CrisisQuiet crises, Clock clock) {
        this.crises = crises;
        this.clock = clock;
    }

    /** @param phone of the user, null where none is known */
    public Uni<Quiet> of(SqlClient client, UUID userId, @Nullable String phone) {
        var distress = client.preparedQuery(UNTIL)
                .execute(Tuple.of(userId))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime("quiet_until"))
                        .map(OffsetDateTime::toInstant));
        return Uni.combine()
                .all()
                .unis(crises.until(client, Optional.of(userId), phone), distress)
                .with(Quiet::new);
    }

    /**
     * A talk or a text was a hard one. The transaction holds the user's lock.
     *
     * @param at when; a clock that is ahead makes nothing quiet for longer
     */
    public Uni<Void> note(PlainTransaction transaction, UUID userId, Instant at) {
        var now = clock.instant();
        var began = at.isBefore(now) ? at : now;
        return transaction
                .sql(NOTE)
                .execute(Tuple.of(userId, Timestamps.of(began), Timestamps.of(began.plus(Quiet.OF_DISTRESS))))
                .replaceWithVoid();
    }
}
