package dev.heartline.engagement.contact;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.EventType;
import dev.heartline.events.PatternsRefreshed;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.context.LatestOfUsers;
import dev.heartline.service.time.Timestamps;

/** {@code reach_patterns}: how and when each user is best reached, as the memory has found out. */
@ApplicationScoped
class ReachPatterns implements LatestOfUsers.Rows<PatternsRefreshed> {

    private static final String CONSUMER = "reach-patterns";

    private static final String REPLACE = """
            insert into reach_patterns as known (user_id, version, preferred_channel, active_hours, refreshed_at)
            values ($1, $2, $3, $4, $5)
            on conflict (user_id) do update set
              version = excluded.version, preferred_channel = excluded.preferred_channel, active_hours = excluded.active_hours,
              refreshed_at = excluded.refreshed_at
            where known.version < excluded.version
            """;

    private final EventConsumer consumer;
    private final LatestOfUsers latest;

    ReachPatterns(EventConsumer consumer, LatestOfUsers latest) {
        this.consumer = consumer;
        this.latest = latest;
    }

    @Incoming("patterns-refreshed")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(message, EventType.PATTERNS_REFRESHED, event -> latest.keep(CONSUMER, event, this));
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from reach_patterns where user_id = $1")
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
                        patterns.preferredChannel() == null
                                ? null
                                : patterns.preferredChannel().wireName(),
                        patterns.mostActiveHours().toArray(Integer[]::new),
                        Timestamps.of(patterns.analyzedAt())))
                .replaceWithVoid();
    }
}
