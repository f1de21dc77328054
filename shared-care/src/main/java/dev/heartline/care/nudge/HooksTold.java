package dev.heartline.care.nudge;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Event;
import dev.heartline.events.HookRaised;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.contact.NudgesElsewhere;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.time.Timestamps;

/** {@code hooks_told}: the latest hook of each user, by whatever way they were told: a push and a badge light up the phone as well. */
@ApplicationScoped
public class HooksTold implements NudgesElsewhere, UserDataOwner {

    private static final String NOTE = """
            insert into hooks_told as known (user_id, hook_id, told_at) values ($1, $2, $3)
            on conflict (user_id) do update set hook_id = excluded.hook_id, told_at = excluded.told_at
            where excluded.told_at >= known.told_at
            """;

    private static final String LAST = "select hook_id, told_at from hooks_told where user_id = $1";

    private final Clock clock;

    HooksTold(Clock clock) {
        this.clock = clock;
    }

    /** A clock that is ahead must not keep others silent until its time has come. */
    public Uni<Void> note(PlainTransaction transaction, Event<HookRaised> event) {
        var hook = event.body();
        var now = clock.instant();
        var at = event.time().isBefore(now) ? event.time() : now;
        return transaction
                .sql(NOTE)
                .execute(Tuple.of(hook.userId(), hook.hookId(), Timestamps.of(at)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Instant>> last(SqlClient client, UUID userId, UUID subjectId) {
        return client.preparedQuery(LAST)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream()
                        .filter(row ->
                                !HookRaised.textOf(row.getUUID("hook_id")).equals(subjectId))
                        .findFirst()
                        .map(row -> row.getOffsetDateTime("told_at"))
                        .map(OffsetDateTime::toInstant));
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from hooks_told where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
