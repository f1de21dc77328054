package dev.heartline.call.schedule;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.EventType;
import dev.heartline.events.PatternsRefreshed;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.context.LatestOfUsers;
import dev.heartline.service.time.Timestamps;

/** {@code best_call_times}: at which hours each user takes calls, as the memory has found out. */
@ApplicationScoped
class BestCallTimes implements LatestOfUsers.Rows<PatternsRefreshed> {

    private static final String CONSUMER = "best-call-times";

    private static final String REPLACE = """
            insert into best_call_times (user_id, version, times, refreshed_at) values ($1, $2, $3, $4)
            on conflict (user_id) do update
              set version = excluded.version, times = excluded.times, refreshed_at = excluded.refreshed_at
            where best_call_times.version < excluded.version
            """;

    private final EventConsumer consumer;
    private final LatestOfUsers latest;

    BestCallTimes(EventConsumer consumer, LatestOfUsers latest) {
        this.consumer = consumer;
        this.latest = latest;
    }

    /** Best first; empty where too little is known of the user. */
    Uni<List<LocalTime>> of(SqlClient client, UUID userId) {
        return client.preparedQuery("select times from best_call_times where user_id = $1")
                .execute(Tuple.of(userId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .flatMap(row -> Arrays.stream(row.getArrayOfStrings("times")))
                        .map(LocalTime::parse)
                        .toList());
    }

    @Incoming("patterns-refreshed")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(message, EventType.PATTERNS_REFRESHED, event -> latest.keep(CONSUMER, event, this));
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from best_call_times where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> replace(PlainTransaction transaction, PatternsRefreshed patterns) {
        return transaction
                .sql(REPLACE)
                .execute(Tuple.of(
                        patterns.userId(),
                        patterns.version(),
                        patterns.bestCallTimes().toArray(String[]::new),
                        Timestamps.of(patterns.analyzedAt())))
                .replaceWithVoid();
    }
}
