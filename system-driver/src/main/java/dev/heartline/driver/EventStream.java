package dev.heartline.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.heartline.events.EventJson;
import dev.heartline.events.EventType;

/** Everything that the services say from the moment the stream is opened, with the time at which it was seen here. */
public final class EventStream implements AutoCloseable {

    /**
     * @param id null where the record has none that is one
     * @param data null for a tombstone; missing where the value isn't JSON
     * @param sentAt when its sender handed it to Kafka, by the sender's clock
     * @param seenAt when this process had it in hand
     */
    public record Seen(String topic, UUID id, String key, JsonNode data, Instant sentAt, Instant seenAt) {

        public boolean is(EventType<?> type) {
            return topic.equals(type.topic());
        }

        public String text(String field) {
            return data.path(field).asText(null);
        }
    }

    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread reader;
    private final List<Seen> seen = new ArrayList<>();
    private volatile Throwable failure;

    /** Opens the stream at the present end of every topic. */
    public EventStream(RunningSystem system) {
        var settings = new Properties();
        settings.put("bootstrap.servers", system.kafka());
        settings.put("enable.auto.commit", "false");
        settings.put("fetch.max.wait.ms", "20");
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        Collection<TopicPartition> partitions = EventType.ALL.stream()
                .flatMap(type -> consumer.partitionsFor(type.topic()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.reader = Thread.ofPlatform().daemon().name("event-stream").start(this::read);
    }

    /** All that was seen so far, in the order in which it was seen. */
    public List<Seen> seen() {
        return seenSince(0);
    }

    /**
     * What was seen after the first so many.
     *
     * @throws IllegalStateException if the stream broke off
     */
    public List<Seen> seenSince(int known) {
        if (failure != null) {
            throw new IllegalStateException("the topics can't be read any more", failure);
        }
        synchronized (seen) {
            return List.copyOf(seen.subList(known, seen.size()));
        }
    }

    private void read() {
        try {
            while (true) {
                for (ConsumerRecord<String, byte[]> one : consumer.poll(Duration.ofMillis(200))) {
                    note(see(one));
                }
            }
        } catch (WakeupException e) {
            // Closed.
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            consumer.close();
        }
    }

    private void note(Seen event) {
        synchronized (seen) {
            seen.add(event);
        }
    }

    private static Seen see(ConsumerRecord<String, byte[]> one) {
        return new Seen(
                one.topic(),
                id(one.headers().lastHeader("ce_id")),
                one.key(),
                data(one.value()),
                Instant.ofEpochMilli(one.timestamp()),
                Instant.now());
    }

    private static UUID id(Header header) {
        try {
            return header == null ? null : UUID.fromString(new String(header.value(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static JsonNode data(byte[] value) {
        try {
            return value == null ? null : EventJson.mapper().readTree(value);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reader.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
