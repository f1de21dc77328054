package dev.heartline.stack.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.heartline.stack.StackException;

/** The records of some topics as lines. It reads without a group, so it moves nobody's offsets. */
final class EventTail implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final KafkaConsumer<String, String> consumer;

    private EventTail(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
    }

    /**
     * @param fromBeginning all that is there, else what comes from now on
     * @throws StackException if Kafka does not answer
     */
    static EventTail open(String bootstrapServers, List<String> topics, boolean fromBeginning) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers, "enable.auto.commit", "false", "default.api.timeout.ms", 5_000);
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        try {
            var partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            if (fromBeginning) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
            }
            // Seeking is lazy: this settles where "now" is.
            partitions.forEach(consumer::position);
            return new EventTail(consumer);
        } catch (TimeoutException e) {
            consumer.close();
            throw new StackException(
                    "Kafka does not answer at " + bootstrapServers + "; './heartline status' says what runs", e);
        }
    }

    /** The lines that came since the last look; waits a moment for some. Records of one look are in the order of their time. */
    List<String> next() {
        return StreamSupport.stream(consumer.poll(LOOK).spliterator(), false)
                .sorted(Comparator.comparingLong(ConsumerRecord::timestamp))
                .map(EventTail::line)
                .toList();
    }

    private static String line(ConsumerRecord<String, String> event) {
        return String.join(
                "\t",
                String.valueOf(event.key()),
                header(event, "ce_type", event.topic()),
                header(event, "ce_time", "-"),
                event.value() == null ? "erased" : event.value().replaceAll("\\s*\\R\\s*", " "));
    }

    private static String header(ConsumerRecord<String, String> event, String name, String otherwise) {
        var header = event.headers().lastHeader(name);
        return header == null ? otherwise : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
