package dev.heartline.service.context;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.Event;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventType;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.contact.StatedHours;
import dev.heartline.service.contact.StatedHoursOf;

/** {@code user_context}: the latest snapshot of each user, in the services that speak for the coach. The table is the service's own. */
@ApplicationScoped
@IfBuildProperty(name = "heartline.context.projection", stringValue = "true")
public class UserContexts implements LatestOfUsers.Rows<ContextRefreshed>, StatedHoursOf {

    private static final Logger LOG = Logger.getLogger(UserContexts.class);
    private static final String CONSUMER = "user-context";

    private static final String REPLACE = """
            insert into user_context (user_id, version, refreshed_at, snapshot) values ($1, $2, $3, $4::text::jsonb)
            on conflict (user_id) do update
              set version = excluded.version, refreshed_at = excluded.refreshed_at, snapshot = excluded.snapshot
            where user_context.version < excluded.version
            """;

    private static final String PREFERENCES =
            "select (snapshot -> 'preferences')::text as preferences from user_context where user_id = $1";

    private static final TypeReference<List<ContextRefreshed.Preference>> LIST_OF_THEM = new TypeReference<>() {};
    private static final TypeReference<ContextRefreshed> SNAPSHOT = new TypeReference<>() {};

    private final EventConsumer consumer;
    private final LatestOfUsers latest;
    private final Pool pool;
    private final Clock clock;

    UserContexts(EventConsumer consumer, LatestOfUsers latest, Pool pool, Clock clock) {
        this.consumer = consumer;
        this.latest = latest;
        this.pool = pool;
        this.clock = clock;
    }

    /** What still matters of it. */
    public Uni<Optional<ContextRefreshed>> find(UUID userId) {
        return pool.preparedQuery("select snapshot::text from user_context where user_id = $1")
                .execute(Tuple.of(userId))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(read(rows.iterator().next().getString(0), SNAPSHOT)
                                .asOf(clock.instant())));
    }

    @Override
    public Uni<StatedHours> user(SqlClient client, UUID userId) {
        return client.preparedQuery(PREFERENCES)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> row.getString("preferences"))
                        .map(json -> StatedHours.of(read(json, LIST_OF_THEM)))
                        .orElse(StatedHours.NONE));
    }

    @Incoming("context-refreshed")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message,
                EventType.CONTEXT_REFRESHED,
                event -> latest.keep(CONSUMER, event, this)
                        .invoke(() -> LOG.infof("Context by event %s: %s", event.id(), version(event))));
    }

    private static String version(Event<ContextRefreshed> event) {
        return event.data().map(snapshot -> "version " + snapshot.version()).orElse("forgotten");
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from user_context where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> replace(PlainTransaction transaction, ContextRefreshed snapshot) {
        return transaction
                .sql(REPLACE)
                .execute(Tuple.of(
                        snapshot.userId(),
                        snapshot.version(),
                        snapshot.refreshedAt().atOffset(ZoneOffset.UTC),
                        write(snapshot)))
                .replaceWithVoid();
    }

    private static String write(ContextRefreshed snapshot) {
        try {
            return EventJson.mapper().writeValueAsString(snapshot);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("can't write a context", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return EventJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored context can't be read", e);
        }
    }
}
