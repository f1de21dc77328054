package dev.heartline.stack.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaNodeTest {

    private static Path home;

    @BeforeAll
    static void makeHome() throws Exception {
        home = Files.createTempDirectory(Path.of("/var/tmp"), "heartline-nodes-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @AfterAll
    static void removeHome() {
        Directories.delete(home);
    }

    @Test
    void whatWasSentBeforeARestartIsThereAfterIt() throws Exception {
        var ports = FreePort.take(2);
        try (var kafka = new KafkaNode(home.resolve("kafka"), ports.get(0), ports.get(1))) {
            kafka.start();
            new Topics(kafka.bootstrapServers()).prepare(TopicCatalog.load().topics());
            send(kafka, "call.completed", "before");

            kafka.restart();
            send(kafka, "call.completed", "after");

            assertThat(readTwo(kafka, "call.completed")).containsExactlyInAnyOrder("before", "after");
        }
    }

    @Test
    void theTopicsOfTheCatalogAreCreatedOnceAndNoOthersByAccident() throws Exception {
        var ports = FreePort.take(2);
        try (var kafka = new KafkaNode(home.resolve("kafka-topics"), ports.get(0), ports.get(1))) {
            kafka.start();
            var catalog = TopicCatalog.load().topics();

            new Topics(kafka.bootstrapServers()).prepare(catalog);
            new Topics(kafka.bootstrapServers()).prepare(catalog);

            try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) kafka.bootstrapServers()))) {
                assertThat(admin.listTopics().names().get())
                        .containsExactlyInAnyOrderElementsOf(
                                catalog.stream().map(TopicCatalog.Topic::name).toList())
                        .contains("user.profile", "call.completed.dlq.memory", "reward.triggered.dlq.sms");
                var profile = admin.describeTopics(List.of("user.profile"))
                        .allTopicNames()
                        .get();
                assertThat(profile.get("user.profile").partitions()).hasSize(12);
                var topic = new ConfigResource(ConfigResource.Type.TOPIC, "user.profile");
                var letters = new ConfigResource(ConfigResource.Type.TOPIC, "user.profile.dlq.sms");
                var settings =
                        admin.describeConfigs(List.of(topic, letters)).all().get();
                assertThat(settings.get(topic).get("cleanup.policy").value()).isEqualTo("compact");
                assertThat(settings.get(topic).get("delete.retention.ms").value())
                        .isEqualTo(String.valueOf(Duration.ofDays(30).toMillis()));
                assertThat(settings.get(letters).get("max.message.bytes").value())
                        .isEqualTo("2097152");
            }
            assertThatThrownBy(() -> send(kafka, "call.complete", "misspelt"))
                    .isInstanceOf(ExecutionException.class)
                    .rootCause()
                    .satisfiesAnyOf(
                            cause -> assertThat(cause).isInstanceOf(UnknownTopicOrPartitionException.class),
                            cause -> assertThat(cause).hasMessageContaining("not present in metadata"));
        }
    }

    private void send(KafkaNode kafka, String topic, String value) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", 2000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "user", value)).get();
        }
    }

    private List<String> readTwo(KafkaNode kafka, String topic) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < 2 && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
