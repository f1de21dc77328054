package dev.heartline.stack.infra;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadPositionsTest {

    private static final Instant NOON = Instant.parse("2026-03-09T12:00:00Z");

    private static KafkaNode kafka;
    private static Map<String, Object> connection;

    @BeforeAll
    static void start(@TempDir Path home) {
        var ports = FreePort.take(2);
        kafka = new KafkaNode(home.resolve("kafka"), ports.get(0), ports.get(1));
        kafka.start();
        new Topics(kafka.bootstrapServers()).prepare(TopicCatalog.load().topics());
        connection = Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void aGroupReadsAgainWhatCameSinceAndNothingElse() {
        send("hook.raised", "before", NOON.minusSeconds(60));
        send("hook.raised", "after", NOON.plusSeconds(60));
        send("reward.triggered", "of another topic", NOON.plusSeconds(60));
        var topics = List.of("hook.raised", "reward.triggered");
        assertThat(readAll("again", topics)).containsExactlyInAnyOrder("before", "after", "of another topic");

        try (var positions = ReadPositions.open(connection)) {
            assertThat(positions.back("again", List.of("hook.raised"), NOON)).isEqualTo(1);
        }

        assertThat(readAll("again", topics)).containsExactly("after");
    }

    @Test
    void whatAGroupHasNotReadYetIsNotSkipped() {
        send("sms.received", "read", NOON);
        assertThat(readAll("behind", List.of("sms.received"))).containsExactly("read");
        send("sms.received", "unread", NOON.plusSeconds(60));

        try (var positions = ReadPositions.open(connection)) {
            assertThat(positions.back("behind", List.of("sms.received"), NOON.plusSeconds(3_600)))
                    .isZero();
        }

        assertThat(readAll("behind", List.of("sms.received"))).containsExactly("unread");
    }

    @Test
    void aGroupThatReadsJustNowIsLeftAlone() {
        send("call.completed", "one", NOON);
        try (var member = consumer("busy")) {
            member.subscribe(List.of("call.completed"));
            readAll(member);

            try (var positions = ReadPositions.open(connection)) {
                assertThatThrownBy(() -> positions.back("busy", List.of("call.completed"), NOON.minusSeconds(1)))
                        .isInstanceOf(InfrastructureException.class)
                        .hasMessageContaining("busy reads just now");
            }
        }
    }

    private static void send(String topic, String value, Instant time) {
        try (var producer = new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                    topic, 0, time.toEpochMilli(), new byte[] {1}, value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static List<String> readAll(String group, List<String> topics) {
        try (var consumer = consumer(group)) {
            consumer.subscribe(topics);
            return readAll(consumer);
        }
    }

    /** Until the group has read everything there is, and has said so. */
    private static List<String> readAll(KafkaConsumer<byte[], byte[]> consumer) {
        var values = new ArrayList<String>();
        do {
            consumer.poll(Duration.ofMillis(200))
                    .forEach(one -> values.add(new String(one.value(), StandardCharsets.UTF_8)));
        } while (consumer.assignment().isEmpty()
                || consumer.endOffsets(consumer.assignment()).entrySet().stream()
                        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue()));
        consumer.commitSync();
        return values;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String group) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        group,
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
