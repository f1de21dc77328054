package dev.heartline.messaging.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import dev.heartline.events.TraceParent;

/**
 * A row of the outbox as it goes out: CloudEvents 1.0 in binary mode, attributes as headers, data as value.
 *
 * @param waited how long it lay in the outbox when it was read, by the database's clock
 * @param payload null for a tombstone
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
record OutboxRecord(
        long id,
        UUID eventId,
        String type,
        String topic,
        String key,
        String source,
        Instant time,
        TraceParent traceparent,
        Duration waited,
        String payload) {

    static OutboxRecord read(Row row) {
        return new OutboxRecord(
                row.getLong("id"),
                row.getUUID("event_id"),
                row.getString("type"),
                row.getString("topic"),
                row.getString("key"),
                row.getString("source"),
                row.getOffsetDateTime("time").toInstant(),
                TraceParent.parse(row.getString("traceparent")),
                Duration.ofMillis(row.getLong("waited")),
                row.getString("payload"));
    }

    /** @param sent the trace as it goes on from here */
    ProducerRecord<String, byte[]> toKafka(TraceParent sent) {
        return new ProducerRecord<>(
                topic,
                null,
                key,
                payload == null ? null : payload.getBytes(StandardCharsets.UTF_8),
                List.of(
                        header("ce_specversion", "1.0"),
                        header("ce_id", eventId.toString()),
                        header("ce_source", source),
                        header("ce_type", type),
                        header("ce_time", time.toString()),
                        header("ce_partitionkey", key),
                        header("ce_traceparent", traceparent.value()),
                        header("content-type", "application/json"),
                        header("traceparent", sent.value())));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
