package dev.heartline.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record byte for byte, as no client that means well needs to know it.
 *
 * @param key may be null
 * @param value may be null
 * @param headers in their order, the same name perhaps more than once; a value may be null
 * @param timestamp the record's own; null for the time of sending
 */
public record RawRecord(String topic, byte[] key, byte[] value, List<Header> headers, Instant timestamp) {

    /** What a broker takes by default, of a record in its batch. */
    public static final int LARGEST = 1_048_588;

    public RawRecord(String topic, byte[] key, byte[] value, List<Header> headers) {
        this(topic, key, value, headers, null);
    }

    /** As a sender with another clock, or a tool that copies topics, would send it. */
    public RawRecord at(Instant time) {
        return new RawRecord(topic, key, value, headers, time);
    }

    /** A tombstone as a tool makes it: without any header. */
    public static RawRecord tombstone(String topic, String key) {
        return new RawRecord(topic, key.getBytes(StandardCharsets.UTF_8), null, List.of());
    }

    /** One header. */
    public record Header(String name, byte[] value) {

        public static Header of(String name, String value) {
            return new Header(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    public static RawRecord of(String topic, String key, String value, Map<String, String> headers) {
        return new RawRecord(
                topic,
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                headers.entrySet().stream()
                        .map(header -> Header.of(header.getKey(), header.getValue()))
                        .toList());
    }

    static RawRecord of(ConsumerRecord<byte[], byte[]> record) {
        var headers = new ArrayList<Header>();
        record.headers().forEach(header -> headers.add(new Header(header.key(), header.value())));
        return new RawRecord(record.topic(), record.key(), record.value(), headers);
    }

    ProducerRecord<byte[], byte[]> toKafka() {
        var record = new ProducerRecord<>(topic, null, timestamp == null ? null : timestamp.toEpochMilli(), key, value);
        headers.forEach(header -> record.headers().add(header.name(), header.value()));
        return record;
    }

    /** The text of the last header of the name. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .reduce((_, later) -> later)
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }
}
