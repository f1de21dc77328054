package dev.heartline.stack.deadletter;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
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

class LetterBoxTest {

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
    void aLetterIsListedWithItsReasonAndShownWhole() throws Exception {
        var address =
                putAside("crisis.raised", "crisis.raised.dlq.memory", "someone", "{\"state\":\"?\"}", "no such state");

        try (var box = open()) {
            assertThat(box.waiting(List.of(address.topic())))
                    .extracting(Letter::address, Letter::reason, Letter::type)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple(address, "no such state", "crisis.raised.v1"));
            var letter = box.at(address);
            assertThat(letter.key()).isEqualTo("someone");
            assertThat(letter.value()).isEqualTo("{\"state\":\"?\"}");
            assertThat(letter.headers()).contains("dead-letter-topic: crisis.raised", "ce_type: crisis.raised.v1");
        }
    }

    @Test
    void aReplayedLetterComesAsItWasAndIsListedNoMore() throws Exception {
        var first = putAside("call.completed", "call.completed.dlq.memory", "a", "{}", "broken");
        var second = putAside("call.completed", "call.completed.dlq.memory", "b", "{}", "broken");

        try (var box = open()) {
            box.replay(List.of(box.at(second)));

            assertThat(box.waiting(List.of(first.topic())))
                    .extracting(Letter::address)
                    .containsExactly(first);
        }

        assertThat(records("call.completed")).singleElement().satisfies(again -> {
            assertThat(again.key()).isEqualTo("b");
            assertThat(again.headers()).extracting(header -> header.key()).containsExactly("ce_type");
        });
    }

    @Test
    void aDroppedLetterIsListedNoMoreAlsoByWhoeverLooksNext() throws Exception {
        var kept = putAside("sms.received", "sms.received.dlq.memory", "a", "{}", "broken");
        var dropped = putAside("sms.received", "sms.received.dlq.memory", "b", "{}", "broken");
        try (var box = open()) {
            box.drop(List.of(box.at(dropped)));
        }

        try (var box = open()) {
            assertThat(box.waiting(List.of(kept.topic())))
                    .extracting(Letter::address)
                    .containsExactly(kept);
            box.drop(List.of(box.at(kept)));
            assertThat(box.waiting(List.of(kept.topic()))).isEmpty();
        }
    }

    /** What was done with a letter is kept as an offset, and brokers forget those by their age. */
    @Test
    void whatWasDoneWithALetterIsRememberedForLongerThanItLies() throws Exception {
        var broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
            var kept = admin.describeConfigs(List.of(broker))
                    .all()
                    .get()
                    .get(broker)
                    .get("offsets.retention.minutes")
                    .value();

            assertThat(Duration.ofMinutes(Long.parseLong(kept)))
                    .isGreaterThan(TopicCatalog.load().deadLetters().longestLife());
        }
    }

    @Test
    void anErasureThatWasPutAsideIsReplayedAsOne() throws Exception {
        var address = putAside("user.profile", "user.profile.dlq.sms", "gone", null, "no key");

        try (var box = open()) {
            box.replay(List.of(box.at(address)));
        }

        assertThat(records("user.profile")).singleElement().satisfies(again -> {
            assertThat(again.key()).isEqualTo("gone");
            assertThat(again.value()).isNull();
        });
    }

    @Test
    void aRecordKeepsItsTimeAndDoesNotTakeThePlaceOfANewerOneOfItsKey() throws Exception {
        var old = putAside(
                "consent.changed",
                "consent.changed.dlq.sms",
                "someone",
                "{}",
                "broken",
                "dead-letter-timestamp",
                "1000");
        try (var box = open()) {
            box.replay(List.of(box.at(old)));
        }
        assertThat(records("consent.changed"))
                .singleElement()
                .satisfies(again -> assertThat(again.timestamp()).isEqualTo(1000));

        var older = putAside(
                "consent.changed",
                "consent.changed.dlq.sms",
                "someone",
                "{}",
                "broken",
                "dead-letter-timestamp",
                "999");
        try (var box = open()) {
            var letter = box.at(older);
            assertThatThrownBy(() -> box.replay(List.of(letter)))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("would take its place");
        }
        assertThat(records("consent.changed")).hasSize(1);
    }

    @Test
    void whatIsNotWholeIsNotSentAgain() throws Exception {
        var address = putAside(
                "reward.triggered",
                "reward.triggered.dlq.sms",
                "a",
                "{",
                "too large",
                "dead-letter-left-out",
                "the end");

        try (var box = open()) {
            var letter = box.at(address);

            assertThatThrownBy(() -> box.replay(List.of(letter)))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("not whole")
                    .hasMessageContaining("reward.triggered/3/7");
            assertThat(box.waiting(List.of(address.topic()))).hasSize(1);
        }
    }

    @Test
    void anAddressWhereNothingLiesIsSaidInAWord() {
        try (var box = open()) {
            assertThatThrownBy(() -> box.at(Address.of("consent.changed.dlq.sms/0/99")))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("nothing lies at consent.changed.dlq.sms/0/99");
        }
        assertThatThrownBy(() -> Address.of("call.completed")).hasMessageContaining("no address");
    }

    private static LetterBox open() {
        return LetterBox.open(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static Address putAside(
            String source, String topic, String key, String value, String reason, String... more) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var letter = new ProducerRecord<>(topic, key, value);
            var headers = new ArrayList<>(List.of(
                    "ce_type",
                    source + ".v1",
                    "dead-letter-reason",
                    reason,
                    "dead-letter-topic",
                    source,
                    "dead-letter-partition",
                    "3",
                    "dead-letter-offset",
                    "7"));
            headers.addAll(List.of(more));
            for (int i = 0; i < headers.size(); i += 2)
                letter.headers().add(headers.get(i), headers.get(i + 1).getBytes(StandardCharsets.UTF_8));
            var sent = producer.send(letter).get();
            return new Address(new TopicPartition(sent.topic(), sent.partition()), sent.offset());
        }
    }

    private static List<ConsumerRecord<String, String>> records(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, String>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition)))
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            return found;
        }
    }
}
