package dev.heartline.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A plain client of the broker: it sends what a test wants to be sent, and finds what the system sent. */
public final class KafkaProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    /** In milliseconds. A consumer always has a fetch under way, and doesn't close before that is answered. */
    private static final int LONGEST_FETCH = 20;

    private final String bootstrapServers;

    public KafkaProbe(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Sends one record and returns when the broker has it.
     *
     * @param value null for a tombstone
     */
    public void send(String topic, String key, String value, Map<String, String> headers) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>(topic, key, value);
            headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new AssertionError("could not send to " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while sending to " + topic, e);
        }
    }

    /** Sends records byte for byte as they are, in order, and returns when the broker has them all. */
    public void send(List<RawRecord> records) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "acks", "all", "max.request.size", 4 * RawRecord.LARGEST);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var sent = records.stream()
                    .map(record -> producer.send(record.toKafka()))
                    .toList();
            for (var one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("could not send the records", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while sending", e);
        }
    }

    /** The records of a topic now that match, byte for byte. */
    public List<RawRecord> rawOf(String topic, Predicate<RawRecord> wanted) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "enable.auto.commit",
                false,
                "fetch.max.wait.ms",
                LONGEST_FETCH,
                // Many large ones with each answer.
                "max.partition.fetch.bytes",
                16 * RawRecord.LARGEST);
        var found = new ArrayList<RawRecord>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            seekToBeginning(consumer, topic);
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> found.add(RawRecord.of(record)));
            }
        }
        return found.stream().filter(wanted).toList();
    }

    /** Everything in a topic now, from the beginning; in order within a key. */
    public List<Received> all(String topic) {
        var found = new ArrayList<Received>();
        try (var consumer = consumerOf(topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> found.add(Received.of(record)));
            }
        }
        return found;
    }

    /** All records of a key in a topic now, in order. */
    public List<Received> ofKey(String topic, String key) {
        return all(topic).stream().filter(record -> key.equals(record.key())).toList();
    }

    /** Waits for the first record of a topic that matches, sent before or after this call. */
    public Received await(String topic, Predicate<Received> wanted) {
        return await(topic, wanted, 1).getFirst();
    }

    /** Waits for the first record of a key. */
    public Received awaitKey(String topic, String key) {
        return await(topic, record -> key.equals(record.key()));
    }

    /** Waits until so many records of a topic match, and fails with the keys it saw if they don't come. */
    public List<Received> await(String topic, Predicate<Received> wanted, int count) {
        var seen = new ArrayList<Received>();
        var found = new ArrayList<Received>();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = consumerOf(topic)) {
            while (found.size() < count) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("%d of %d wanted records in %s after %s; it holds the keys %s"
                            .formatted(
                                    found.size(),
                                    count,
                                    topic,
                                    PATIENCE,
                                    seen.stream().map(Received::key).collect(Collectors.toSet())));
                }
                consumer.poll(POLL).forEach(record -> seen.add(Received.of(record)));
                found.clear();
                seen.stream().filter(wanted).forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    private KafkaConsumer<String, String> consumerOf(String topic) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "enable.auto.commit", false, "fetch.max.wait.ms", LONGEST_FETCH);
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        seekToBeginning(consumer, topic);
        return consumer;
    }

    private static void seekToBeginning(KafkaConsumer<?, ?> consumer, String topic) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * A record as it arrived.
     *
     * @param value null for a tombstone
     */
    public record Received(
            String topic, String key, String value, Map<String, String> headers, int partition, long offset) {

        static Received of(ConsumerRecord<String, String> record) {
            var headers = new HashMap<String, String>();
            record.headers()
                    .forEach(header -> headers.put(
                            header.key(),
                            header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8)));
            return new Received(
                    record.topic(), record.key(), record.value(), headers, record.partition(), record.offset());
        }

        public String header(String name) {
            return headers.get(name);
        }
    }
}
