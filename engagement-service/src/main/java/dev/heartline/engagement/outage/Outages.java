package dev.heartline.engagement.outage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.heartline.events.Ids;
import dev.heartline.service.time.Timestamps;

/** {@code outages}: those that operators tell of, and those that the {@link Heartbeat} finds. */
@ApplicationScoped
class Outages {

    /** Shorter silence is a deployment. */
    static final Duration SHORTEST = Duration.ofHours(1);

    private static final String NOTE = "insert into outages (id, began_at, ended_at) values ($1, $2, $3) returning *";

    private static final String BEAT = """
            with before as (select beat_at from heartbeat), now as (
              insert into heartbeat (beat_at) values ($1)
              on conflict (one) do update set beat_at = greatest(heartbeat.beat_at, excluded.beat_at)
            )
            select beat_at from before
            """;

    private final Pool pool;

    Outages(Pool pool) {
        this.pool = pool;
    }

    Uni<OutageView> note(SqlClient client, Instant beganAt, Instant endedAt) {
        return client.preparedQuery(NOTE)
                .execute(Tuple.of(Ids.next(), Timestamps.of(beganAt), Timestamps.of(endedAt)))
                .map(rows -> OutageView.read(rows.iterator().next()));
    }

    Uni<OutageView> note(Instant beganAt, Instant endedAt) {
        return note(pool, beganAt, endedAt);
    }

    /** We are alive; where nobody was for long, that was an outage. */
    Uni<Void> beat(SqlClient client, Instant now) {
        return client.preparedQuery(BEAT).execute(Tuple.of(Timestamps.of(now))).chain(rows -> {
            Instant last = rows.size() == 0
                    ? now
                    : rows.iterator().next().getOffsetDateTime("beat_at").toInstant();
            return Duration.between(last, now).compareTo(SHORTEST) < 0
                    ? Uni.createFrom().voidItem()
                    : note(client, last, now).replaceWithVoid();
        });
    }

    Uni<List<OutageView>> latest(int limit) {
        return pool.preparedQuery("select * from outages order by ended_at desc, id desc limit $1")
                .execute(Tuple.of(limit))
                .map(rows -> rows.stream().map(OutageView::read).toList());
    }

    /**
     * An outage as REST shows it.
     *
     * @param beganAt when we could no longer be told of anything
     * @param endedAt when we could again
     */
    @Schema(name = "Outage")
    record OutageView(UUID outageId, Instant beganAt, Instant endedAt) {

        private static OutageView read(Row row) {
            return new OutageView(
                    row.getUUID("id"),
                    row.getOffsetDateTime("began_at").toInstant(),
                    row.getOffsetDateTime("ended_at").toInstant());
        }
    }
}
