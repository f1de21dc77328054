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
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
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

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread reader;
    private final List<Seen> seen = new ArrayList<>();
    private volatile Throwable failure;

    /** Opens the stream at the present end of every topic. */
    public EventStream(RunningSystem system) {
        this.consumer = consumer(system);
        var partitions = partitions(consumer, EventType.ALL);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.reader = Thread.ofPlatform().daemon().name("event-stream").start(this::read);
    }

    /**
     * What lies in the topics of some types now, as far as it isn't older; those of one key in their order, and each as often as it was
     * sent.
     *
     * @param since by the senders' clocks
     * @throws IllegalStateException if it can't be read within a minute
     */
    public static List<Seen> past(RunningSystem system, Collection<EventType<?>> types, Instant since) {
        try (var consumer = consumer(system)) {
            var partitions = partitions(consumer, types);
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.offsetsForTimes(partitions.stream()
                            .collect(Collectors.toMap(partition -> partition, _ -> since.toEpochMilli())))
                    .forEach((partition, found) ->
                            consumer.seek(partition, found == null ? ends.get(partition) : found.offset()));
            var past = new ArrayList<Seen>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the topics can't be read to their end");
                }
                consumer.poll(Duration.ofMillis(200)).forEach(one -> past.add(see(one)));
            }
            return past;
        } catch (KafkaException e) {
            throw new IllegalStateException("the topics can't be read", e);
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(RunningSystem system) {
        var settings = new Properties();
        settings.put("bootstrap.servers", system.kafka());
        settings.put("enable.auto.commit", "false");
        settings.put("fetch.max.wait.ms", "20");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Collection<EventType<?>> types) {
        return types.stream()
                .flatMap(type -> consumer.partitionsFor(type.topic()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
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
