package dev.heartline.deployment;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.heartline.deployment.contract.Rights;
import dev.heartline.stack.deadletter.Letter;
import dev.heartline.stack.deadletter.LetterBox;
import dev.heartline.stack.infra.FreePort;
import dev.heartline.stack.infra.KafkaNode;
import dev.heartline.stack.infra.ReadPositions;
import dev.heartline.stack.infra.SecureListener;
import dev.heartline.stack.infra.Topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** On a broker that refuses what nobody has a right to, dead letters are dealt with by the rights and the settings of the manifests. */
@Timeout(600)
class OperatorRightsTest {

    private static final Path SETTINGS = Path.of("../k8s/components/kafka/tools.properties");
    private static final String SOURCE = "user.profile";
    private static final String LETTERS = "user.profile.dlq.sms";
    private static final String PASSWORD = "of-the-test";

    private static KafkaNode kafka;
    private static Map<String, Object> connection;

    @BeforeAll
    static void startABrokerWithTheRightsOfTheManifests(@TempDir Path home) throws Exception {
        var ports = FreePort.take(3);
        kafka = new KafkaNode(
                home.resolve("kafka"),
                ports.get(0),
                ports.get(1),
                Optional.of(new SecureListener(
                        ports.get(2), certificate(home), PASSWORD, Map.of(Rights.OPERATOR, PASSWORD))));
        kafka.start();
        new Topics(kafka.bootstrapServers()).prepare(Rules.CATALOG.topics());
        try (var admin = Admin.create(open())) {
            admin.createAcls(Rights.of(Rules.CATALOG).entrySet().stream()
                            .flatMap(user -> user.getValue().stream().flatMap(right -> bindings(user.getKey(), right)))
                            .toList())
                    .all()
                    .get();
        }
        connection = connection(home, ports.get(2));
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void whatWasPutAsideIsListedSentAgainAndDropped() throws Exception {
        putAside("again");
        putAside("dropped");

        try (var box = LetterBox.open(connection)) {
            var letters = box.waiting(List.of(LETTERS));
            assertThat(letters).extracting(Letter::key).containsExactly("again", "dropped");

            box.replay(letters.subList(0, 1));
            box.drop(letters.subList(1, 2));

            assertThat(box.waiting(List.of(LETTERS))).isEmpty();
        }
    }

    @Test
    void aServiceIsHadToReadAgain() throws Exception {
        try (var admin = Admin.create(open())) {
            admin.alterConsumerGroupOffsets(
                            "sms-service", Map.of(new TopicPartition("hook.raised", 0), new OffsetAndMetadata(1)))
                    .all()
                    .get();
        }
        send(new ProducerRecord<>("hook.raised", 0, "somebody", "{}"));

        try (var positions = ReadPositions.open(connection)) {
            assertThat(positions.back("sms-service", List.of("hook.raised"), Instant.EPOCH))
                    .isEqualTo(1);
        }
    }

    @Test
    void nobodyPutsARecordAsideByHand() {
        try (var producer = new KafkaProducer<>(connection, new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("call.completed.dlq.memory", "k", "{}"))
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    private static Map<String, Object> open() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static void putAside(String key) throws Exception {
        Map<String, String> headers = Map.of(
                "ce_type",
                "user.profile.v1",
                "dead-letter-topic",
                SOURCE,
                "dead-letter-partition",
                "0",
                "dead-letter-reason",
                "?");
        send(new ProducerRecord<>(
                LETTERS,
                0,
                key,
                "{}",
                new RecordHeaders(headers.entrySet().stream()
                        .map(it -> new RecordHeader(it.getKey(), it.getValue().getBytes(StandardCharsets.UTF_8)))
                        .toArray(RecordHeader[]::new))));
    }

    private static void send(ProducerRecord<String, String> record) throws Exception {
        try (var producer = new KafkaProducer<>(open(), new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        }
    }

    private static Stream<AclBinding> bindings(String user, Rights.Right right) {
        var type = right.resource() == Rights.Resource.group ? ResourceType.GROUP : ResourceType.TOPIC;
        return right.operations().stream()
                .map(operation -> new AclBinding(
                        new ResourcePattern(type, right.name(), PatternType.LITERAL),
                        new AccessControlEntry(
                                "User:" + user, "*", AclOperation.fromString(operation), AclPermissionType.ALLOW)));
    }

    /** The settings of the tools, with what is mounted in their pod found here. */
    private static Map<String, Object> connection(Path home, int port) throws IOException {
        var secrets = Files.createDirectory(home.resolve("secrets"));
        Files.writeString(
                secrets.resolve("sasl.jaas.config"),
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(Rights.OPERATOR, PASSWORD));
        var settings = new Properties();
        settings.load(new StringReader(Files.readString(SETTINGS)
                .replace("/etc/heartline/kafka/ca.crt", home.resolve("ca.crt").toString())
                .replace("/run/secrets/heartline", secrets.toString())));
        var connection = new HashMap<String, Object>();
        settings.forEach((name, value) -> connection.put(name.toString(), value));
        connection.put("bootstrap.servers", "127.0.0.1:" + port);
        return connection;
    }

    /** A broker's key, in PKCS 12; its certificate lies beside it, for the client. */
    private static Path certificate(Path home) throws IOException, InterruptedException {
        var store = home.resolve("broker.p12");
        keytool(
                List.of(
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=broker",
                        "-ext",
                        "SAN=IP:127.0.0.1"),
                store);
        keytool(
                List.of(
                        "-exportcert",
                        "-rfc",
                        "-alias",
                        "broker",
                        "-file",
                        home.resolve("ca.crt").toString()),
                store);
        return store;
    }

    private static void keytool(List<String> arguments, Path store) throws IOException, InterruptedException {
        var command = Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString()),
                        arguments,
                        List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD))
                .flatMap(List::stream)
                .toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
