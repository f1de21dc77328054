package dev.heartline.sms.reach;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
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

/** {@code reach_patterns}: when and with what each user is best reached, as the memory has found out. */
@ApplicationScoped
public class ReachPatterns implements LatestOfUsers.Rows<PatternsRefreshed> {

    private static final String CONSUMER = "reach-patterns";

    private static final String REPLACE = """
            insert into reach_patterns as known
              (user_id, version, active_hours, active_days, engaging_types, unengaging_types, refreshed_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (user_id) do update set
              version = excluded.version, active_hours = excluded.active_hours, active_days = excluded.active_days,
              engaging_types = excluded.engaging_types, unengaging_types = excluded.unengaging_types,
              refreshed_at = excluded.refreshed_at
            where known.version < excluded.version
            """;

    private static final String OF = """
            select user_id, active_hours, active_days, engaging_types, unengaging_types from reach_patterns where user_id = any($1)
            """;

    private final EventConsumer consumer;
    private final LatestOfUsers latest;

    ReachPatterns(EventConsumer consumer, LatestOfUsers latest) {
        this.consumer = consumer;
        this.latest = latest;
    }

    public Uni<ReachPattern> of(SqlClient client, UUID userId) {
        return of(client, List.of(userId)).map(found -> found.getOrDefault(userId, ReachPattern.UNKNOWN));
    }

    /** Only those of whom something is known. */
    public Uni<Map<UUID, ReachPattern>> of(SqlClient client, List<UUID> userIds) {
        return client.preparedQuery(OF)
                .execute(Tuple.of(userIds.toArray(UUID[]::new)))
                .map(rows ->
                        rows.stream().collect(Collectors.toMap(row -> row.getUUID("user_id"), ReachPatterns::read)));
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
                .execute(Tuple.from(new Object[] {
                    patterns.userId(),
                    patterns.version(),
                    patterns.mostActiveHours().toArray(Integer[]::new),
                    patterns.mostActiveDays().toArray(String[]::new),
                    patterns.mostEngagingMessageTypes().toArray(String[]::new),
                    patterns.leastEngagingMessageTypes().toArray(String[]::new),
                    Timestamps.of(patterns.analyzedAt())
                }))
                .replaceWithVoid();
    }

    private static ReachPattern read(Row row) {
        return new ReachPattern(
                List.of(row.getArrayOfIntegers("active_hours")),
                Arrays.stream(row.getArrayOfStrings("active_days"))
                        .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                        .toList(),
                List.of(row.getArrayOfStrings("engaging_types")),
                List.of(row.getArrayOfStrings("unengaging_types")));
    }
}
