package dev.heartline.messaging.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.heartline.events.Event;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventSchemas;
import dev.heartline.events.Violation;
import dev.heartline.messaging.trace.EventTraces;

/**
 * Turns events into the one statement that writes them. The statement takes its rows as a JSON array, so that one
 * text serves both database clients.
 */
@ApplicationScoped
public class OutboxWriter {

    /** Must match the rows of {@code outbox_bucket}. */
    static final int BUCKETS = 64;

    /**
     * One parameter: the rows as a JSON array.
     *
     * <p>The lock is the one of {@code EventTransaction.lock}, held until commit. It makes the transactions of one key follow each other from here on, so that the
     * order of ids is the order of commits: without it a relay could see, send and delete the second event of a user
     * while the transaction of the first is still open.
     */
    public static final String INSERT = """
            with e as materialized (
              select * from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as r(
                n int, bucket smallint, event_id uuid, type text, topic text, key text, source text,
                time timestamptz, traceparent text, payload text)
            ), locked as materialized (
              select count(pg_advisory_xact_lock(hashtextextended(k.key, 0))) as keys
              from (select distinct key from e order by key) k
            )
            insert into outbox (bucket, event_id, type, topic, key, source, time, traceparent, payload)
            select bucket, event_id, type, topic, key, source, time, traceparent, payload
            from (select e.* from locked, e where locked.keys > 0 order by n) ordered
            """;

    private static final Logger LOG = Logger.getLogger(OutboxWriter.class);

    private final OutboxConfig config;
    private final MeterRegistry registry;
    private final EventTraces traces;
    private final String source;

    public OutboxWriter(
            OutboxConfig config,
            MeterRegistry registry,
            EventTraces traces,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.config = config;
        this.registry = registry;
        this.traces = traces;
        this.source = "/heartline/" + application;
    }

    /**
     * The events as a JSON array of rows.
     *
     * @throws EventTooLarge before anything is written
     * @throws InvalidEvent before anything is written
     */
    public String rows(Event<?>... events) {
        ArrayNode rows = EventJson.mapper().createArrayNode();
        Arrays.stream(events).forEach(event -> rows.add(row(rows.size(), event)));
        return rows.toString();
    }

    private ObjectNode row(int position, Event<?> event) {
        ObjectNode row = EventJson.mapper().createObjectNode();
        row.put("n", position);
        row.put("bucket", bucket(event.key()));
        row.put("event_id", event.id().toString());
        row.put("type", event.type().type());
        row.put("topic", event.type().topic());
        row.put("key", event.key());
        row.put("source", source);
        row.put("time", event.time().toString());
        row.put("traceparent", traces.created(event).value());
        row.put("payload", payload(event));
        return row;
    }

    private String payload(Event<?> event) {
        if (event.isTombstone()) {
            return null;
        }
        try {
            JsonNode data = EventJson.mapper().valueToTree(event.body());
            List<Violation> violations = EventSchemas.violations(event.type(), data);
            if (!violations.isEmpty()) {
                LOG.errorf(
                        "An event %s would break its own schema: %s",
                        event.type().type(), violations);
                registry.counter(
                                "heartline.outbox.refused",
                                "topic",
                                event.type().topic())
                        .increment();
                throw new InvalidEvent(event.type().type(), violations);
            }
            String json = EventJson.mapper().writeValueAsString(data);
            int bytes = json.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > config.maxEventBytes()) {
                throw new EventTooLarge(event.type().type(), bytes, config.maxEventBytes());
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "can't write an event " + event.type().type(), e);
        }
    }

    static int bucket(String key) {
        return Math.floorMod(key.hashCode(), BUCKETS);
    }
}
