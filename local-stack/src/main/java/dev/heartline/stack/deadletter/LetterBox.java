package dev.heartline.stack.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import dev.heartline.stack.StackException;
import dev.heartline.stack.infra.TopicCatalog;

/**
 * The dead letters of a broker. Only one person at a time should work on it: two who drop at once may undo each other's note, never a
 * letter.
 */
public final class LetterBox implements AutoCloseable {

    /** Nobody joins it; its offsets say what has been dealt with. */
    public static final String GROUP = "heartline-dead-letters";

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> connection;
    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;

    private LetterBox(Map<String, Object> connection) {
        this.connection = connection;
        this.admin = Admin.create(connection);
        var settings = new HashMap<>(connection);
        settings.put("enable.auto.commit", "false");
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** @param connection settings of a Kafka client: the broker's address, and what it takes to be let in */
    public static LetterBox open(Map<String, Object> connection) {
        var settings = new HashMap<>(connection);
        settings.putIfAbsent("default.api.timeout.ms", 10_000);
        settings.putIfAbsent("request.timeout.ms", 5_000);
        return new LetterBox(settings);
    }

    /**
     * Those that nobody has dealt with, oldest first.
     *
     * @param topics that hold dead letters; those that the broker doesn't have are left out
     */
    public List<Letter> waiting(List<String> topics) {
        return asked(() -> {
            var there = admin.listTopics().names().get();
            var partitions = topics.stream()
                    .filter(there::contains)
                    .flatMap(this::partitionsOf)
                    .toList();
            var handled = handled();
            return read(partitions).stream()
                    .filter(letter -> !handled.getOrDefault(letter.address().partition(), Handled.NOTHING)
                            .includes(letter.address().offset()))
                    .sorted(Comparator.comparing(Letter::putAside))
                    .toList();
        });
    }

    /** @throws StackException if nothing lies there (any more) */
    public Letter at(Address address) {
        return asked(() -> {
            var partition = address.partition();
            consumer.assign(List.of(partition));
            long first = consumer.beginningOffsets(List.of(partition)).get(partition);
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            if (address.offset() < first || address.offset() >= end)
                throw new StackException("nothing lies at " + address
                        + (first == end
                                ? "; nothing lies there at all"
                                : "; there are %d to %d".formatted(first, end - 1)));
            consumer.seek(partition, address.offset());
            while (consumer.position(partition) < end)
                for (var record : consumer.poll(LOOK))
                    if (record.offset() == address.offset()) return new Letter(address, record);
            throw new StackException("nothing lies at " + address);
        });
    }

    /**
     * Sends the records to the topics that they came from, in this order and with their own times, and notes that they were dealt
     * with. All consumers of the topic see them; those that know the event do nothing. If this is interrupted in between, a record may
     * be sent once more.
     *
     * @throws StackException if one is not whole, or its topic is compacted and holds a newer record of its key, which it would
     *     take the place of; nothing is sent then
     */
    public void replay(List<Letter> letters) {
        asked(() -> {
            noted(letters);
            refuseToTurnBack(letters);
            var settings = new HashMap<>(connection);
            settings.put("acks", "all");
            settings.put("max.request.size", 3_000_000);
            try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
                var originals = letters.stream().map(Letter::original).toList();
                for (int i = 0; i < originals.size(); i++) {
                    producer.send(originals.get(i)).get();
                    note(List.of(letters.get(i)));
                }
            }
            return null;
        });
    }

    /** Notes that they were dealt with. They stay where they are until their topic's retention ends. */
    public void drop(List<Letter> letters) {
        asked(() -> {
            note(letters);
            return null;
        });
    }

    /** A compacted topic tells whoever reads it anew its last record of a key: an old one must not become that. */
    private void refuseToTurnBack(List<Letter> letters) {
        var catalog = TopicCatalog.load();
        letters.stream().collect(Collectors.groupingBy(Letter::source)).forEach((topic, ofTopic) -> {
            if (catalog.isCompacted(topic)) refuseToTurnBack(topic, ofTopic);
        });
    }

    private void refuseToTurnBack(String topic, List<Letter> letters) {
        var held = read(partitionsOf(topic).toList());
        for (var letter : letters)
            if (held.stream().anyMatch(other -> isNewer(other, letter)))
                throw new StackException("%s is older than what %s holds of its key, and would take its place; drop it"
                        .formatted(letter.address(), topic));
    }

    private static boolean isNewer(Letter held, Letter letter) {
        return Arrays.equals(held.record().key(), letter.record().key())
                && held.record().timestamp() > letter.published();
    }

    private Stream<TopicPartition> partitionsOf(String topic) {
        return consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(info.topic(), info.partition()));
    }

    private void note(List<Letter> letters) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(GROUP, noted(letters)).all().get();
    }

    private Map<TopicPartition, OffsetAndMetadata> noted(List<Letter> letters)
            throws ExecutionException, InterruptedException {
        var known = handled();
        Map<TopicPartition, List<Long>> offsets = letters.stream()
                .map(Letter::address)
                .collect(Collectors.groupingBy(
                        Address::partition, Collectors.mapping(Address::offset, Collectors.toList())));
        var first = consumer.beginningOffsets(offsets.keySet());
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> known.getOrDefault(entry.getKey(), Handled.NOTHING)
                                .with(entry.getValue(), first.get(entry.getKey()))
                                .committed()));
    }

    private Map<TopicPartition, Handled> handled() throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Handled.of(entry.getValue())));
    }

    private List<Letter> read(List<TopicPartition> partitions) {
        var letters = new ArrayList<Letter>();
        if (partitions.isEmpty()) return letters;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        long silentUntil = System.nanoTime() + PATIENCE.toNanos();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            var records = consumer.poll(LOOK);
            for (var record : records)
                letters.add(new Letter(
                        new Address(new TopicPartition(record.topic(), record.partition()), record.offset()), record));
            if (!records.isEmpty()) silentUntil = System.nanoTime() + PATIENCE.toNanos();
            else if (System.nanoTime() > silentUntil)
                throw new StackException(
                        "Kafka has handed out nothing for %s s; is it healthy? ./heartline status tells"
                                .formatted(PATIENCE.toSeconds()));
        }
        return letters;
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw unanswered(e.getCause());
        } catch (KafkaException e) {
            throw unanswered(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private StackException unanswered(Throwable cause) {
        return new StackException(
                "Kafka at %s says: %s".formatted(connection.get("bootstrap.servers"), cause.getMessage()), cause);
    }

    @Override
    public void close() {
        consumer.close();
        admin.close(Duration.ofSeconds(1));
    }
}
