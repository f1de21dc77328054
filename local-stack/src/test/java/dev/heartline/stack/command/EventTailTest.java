package dev.heartline.stack.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.heartline.stack.StackException;
import dev.heartline.stack.infra.FreePort;
import dev.heartline.stack.infra.KafkaNode;
import dev.heartline.stack.infra.TopicCatalog;
import dev.heartline.stack.infra.Topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventTailTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private static KafkaNode kafka;

    @BeforeAll
    static void start(@TempDir Path home) {
        var ports = FreePort.take(2);
        kafka = new KafkaNode(home.resolve("kafka"), ports.get(0), ports.get(1));
        kafka.start();
        new Topics(kafka.bootstrapServers()).prepare(TopicCatalog.load().topics());
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void whatWasSentBeforeIsShownOnlyWhenAskedFor() throws Exception {
        send("sms.received", "before", "{\"body\":\n  \"one\"}");

        try (var all = open("sms.received", true);
                var fromNow = open("sms.received", false)) {
            send("sms.received", "after", "{}");

            // Of two keys, which may be in two partitions.
            assertThat(lines(all, 2))
                    .containsExactlyInAnyOrder(
                            "before\tsms.received.v1\t2026-03-09T22:31:26Z\t{\"body\": \"one\"}",
                            "after\tsms.received.v1\t2026-03-09T22:31:26Z\t{}");
            assertThat(lines(fromNow, 1)).singleElement().asString().startsWith("after\t");
        }
    }

    @Test
    void aTombstoneIsShownAsErased() throws Exception {
        send("user.profile", "gone", null);

        try (var tail = open("user.profile", true)) {
            assertThat(lines(tail, 1))
                    .singleElement()
                    .asString()
                    .startsWith("gone\t")
                    .endsWith("\terased");
        }
    }

    @Test
    void aBrokerThatDoesNotAnswerIsSaidInAWord() {
        var nobody = "127.0.0.1:" + FreePort.take(1).getFirst();

        assertThatThrownBy(() -> EventTail.open(nobody, List.of("sms.received"), false))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("does not answer at " + nobody);
    }

    private static EventTail open(String topic, boolean fromBeginning) {
        return EventTail.open(kafka.bootstrapServers(), List.of(topic), fromBeginning);
    }

    private static List<String> lines(EventTail tail, int count) {
        var lines = new ArrayList<String>();
        long deadline = System.nanoTime() + LONG.toNanos();
        while (lines.size() < count && System.nanoTime() < deadline) {
            lines.addAll(tail.next());
        }
        return lines;
    }

    private static void send(String topic, String key, String data) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(
                            topic,
                            null,
                            key,
                            data,
                            List.of(header("ce_type", topic + ".v1"), header("ce_time", "2026-03-09T22:31:26Z"))))
                    .get();
        }
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
