package dev.heartline.messaging.consume;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventJson;
import dev.heartline.events.Ids;
import dev.heartline.messaging.Note;
import dev.heartline.testing.HostileTraffic;
import dev.heartline.testing.Jdbc;
import dev.heartline.testing.KafkaProbe;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.RawRecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Records that others would stumble over: what is allowed is taken, the rest goes aside whole, and nothing stops the consumer. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(NoteBookTopic.class)
class OddRecordsTest {

    private static final String TOPIC = "behavior.recorded";
    private static final String DEAD_LETTERS = NoteBookTopic.DEAD_LETTERS;
    private static final Duration LONG = Duration.ofSeconds(40);

    @Inject
    MeterRegistry registry;

    private KafkaProbe probe;
    private Jdbc jdbc;
    private UUID user;

    @BeforeEach
    void connect() {
        probe = LocalStackResource.kafka().probe();
        jdbc = LocalStackResource.postgres().jdbc();
        user = Ids.next();
    }

    @ParameterizedTest
    @CsvSource({
        "ce_time, 2026-11-25t21:00:00z",
        "ce_time, 2026-11-25T21:00:00.123456789012+05:30",
        "ce_time, 2016-12-31T23:59:60Z",
        "ce_source, /host app/v1",
        "ce_source, urn:example:host",
        "ce_dataschema, ::no uri::",
        "ce_subject, anything",
        "content-type, application/json; charset=utf-8"
    })
    void attributesThatTheSpecificationAllowsOrThatWeDoNotReadAreTaken(String header, String value) {
        var note = Note.of(user, 1);

        probe.send(TOPIC, user.toString(), json(note), headers(note, header, value));

        await().atMost(LONG).untilAsserted(() -> assertThat(effects()).containsExactly(1));
    }

    @ParameterizedTest
    @CsvSource({
        "ce_time, yesterday, RFC 3339",
        "ce_time, 2026-11-25T21:00:00, RFC 3339",
        "ce_time, 0001-01-01T00:00:00Z, before 2000",
        "ce_time, 9999-12-31T23:59:59Z, more than a day ahead",
        "ce_id, 42, UUID",
        "ce_specversion, 0.3, specversion 0.3",
        "content-type, application/cloudevents-batch+json, batches",
        "content-type, application/cloudevents+avro, structured formats"
    })
    void attributesThatAreWrongSendTheRecordAsideWithTheReason(String header, String value, String reason) {
        var note = Note.of(user, 1);

        probe.send(TOPIC, user.toString(), json(note), headers(note, header, value));
        send(Note.of(user, 2));

        await().atMost(LONG).untilAsserted(() -> assertThat(effects()).containsExactly(2));
        var letter = deadLetter();
        assertThat(letter.header("dead-letter-reason"))
                .hasValueSatisfying(found -> assertThat(found).contains(reason));
        assertThat(letter.value()).isEqualTo(json(note).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void aTimeThatCannotBeInTheDataIsMalformed(String time) {
        ObjectNode data = EventJson.mapper().valueToTree(Note.of(user, 1).body());

        probe.send(TOPIC, user.toString(), data.put("occurredAt", time).toString(), headers(Note.of(user, 1)));
        send(Note.of(user, 2));

        await().atMost(LONG).untilAsserted(() -> assertThat(effects()).containsExactly(2));
        assertThat(deadLetter().header("dead-letter-reason"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("before 2000 or more than a day ahead"));
    }

    @Test
    void anEventInStructuredModeIsTakenAsOneInBinaryMode() {
        var first = Note.of(user, 1);
        var second = Note.of(user, 2);
        var encoded = structured(second);
        encoded.put(
                        "data_base64",
                        Base64.getEncoder().encodeToString(json(second).getBytes(StandardCharsets.UTF_8)))
                .remove("data");

        sendStructured(structured(first).toString());
        sendStructured(structured(first).toString());
        sendStructured(encoded.toString());

        await().atMost(LONG).untilAsserted(() -> assertThat(effects()).containsExactly(1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"specversion\":\"1.0\"}"})
    void aBrokenEventInStructuredModeGoesAsideWithItsBytes(String value) {
        sendStructured(value);
        send(Note.of(user, 2));

        await().atMost(LONG).untilAsserted(() -> assertThat(effects()).containsExactly(2));
        var letter = deadLetter();
        assertThat(letter.value()).isEqualTo(value.getBytes(StandardCharsets.UTF_8));
        assertThat(letter.key()).isEqualTo(user.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aKeyThatIsNoTextStaysAsItIs() {
        byte[] key = {(byte) 0xff, (byte) 0xfe, 0, 1};
        var good = RawRecord.of(TOPIC, "", json(Note.of(user, 1)), headers(Note.of(user, 1)));

        probe.send(List.of(new RawRecord(TOPIC, key, good.value(), good.headers())));
        send(Note.of(user, 2));

        await().atMost(LONG).untilAsserted(() -> assertThat(effects()).containsExactly(2));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(probe.rawOf(DEAD_LETTERS, letter -> Arrays.equals(letter.key(), key)))
                        .hasSize(1));
    }

    @Test
    void aRecordAsLargeAsTheBrokerTakesFitsItsDeadLetterWhole() {
        var headers = headers(Note.of(user, 1));
        var value = "x".repeat(RawRecord.LARGEST - 600);

        probe.send(List.of(RawRecord.of(TOPIC, user.toString(), value, headers)));
        send(Note.of(user, 2));

        await().atMost(LONG).untilAsserted(() -> assertThat(effects()).containsExactly(2));
        var letter = deadLetter();
        assertThat(letter.value()).hasSize(value.length());
        assertThat(letter.header("dead-letter-left-out")).isEmpty();
    }

    @Test
    void aRecordThatDoesNotFitItsDeadLetterIsCutAndSaysSo() throws Exception {
        var headers = new HashMap<>(headers(Note.of(user, 1)));
        headers.put("x-large", "y".repeat(5_000));
        setLargestDeadLetter("300000");
        try {
            probe.send(List.of(RawRecord.of(TOPIC, user.toString(), "x".repeat(1_000_000), headers)));
            send(Note.of(user, 2));

            await().atMost(LONG).untilAsserted(() -> assertThat(effects()).containsExactly(2));
        } finally {
            setLargestDeadLetter("2097152");
        }
        var letter = deadLetter();
        assertThat(letter.value()).hasSize(100_000);
        assertThat(letter.header("x-large")).isEmpty();
        assertThat(letter.header("ce_type")).isPresent();
        assertThat(letter.header("dead-letter-left-out"))
                .hasValueSatisfying(what -> assertThat(what).contains("of 1000000 bytes"));
    }

    @Test
    void whileTheBrokerIsAwayADeadLetterWaitsAndIsNotLost() {
        probe.send(TOPIC, user.toString(), "no json", headers(Note.of(user, 1)));
        LocalStackResource.kafka().restart();
        send(Note.of(user, 2));

        await().atMost(LONG).untilAsserted(() -> assertThat(effects()).containsExactly(2));
        // Perhaps twice: where the broker went before the record was acknowledged, it comes again.
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(deadLetters())
                        .isNotEmpty()
                        .allSatisfy(letter ->
                                assertThat(letter.value()).isEqualTo("no json".getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(ints = {NoteBook.ENDLESS, NoteBook.WRONG_ASSERTION, NoteBook.NO_CLASS, NoteBook.LATE_ERROR})
    void anErrorInHandlingOneRecordIsAFailureOfThatRecordOnly(int fault) {
        send(Note.of(user, fault));
        send(Note.of(user, 2));

        await().atMost(LONG).untilAsserted(() -> assertThat(effects()).containsExactly(2));
        assertThat(deadLetter().header("dead-letter-exception-class-name"))
                .hasValueSatisfying(name -> assertThat(name).endsWith("Error"));
    }

    @Test
    void theGoodRecordsBetweenHostileOnesTakeEffect() {
        new HostileTraffic(TOPIC, "002-food-logged-late", false).feed(LONG);

        assertThat(registry.get("heartline.events.waiting").gauge().value()).isZero();
    }

    /** The only one of this test's user. */
    private RawRecord deadLetter() {
        var letters = await().atMost(LONG).until(this::deadLetters, found -> !found.isEmpty());
        assertThat(letters).hasSize(1);
        return letters.getFirst();
    }

    private List<RawRecord> deadLetters() {
        byte[] key = user.toString().getBytes(StandardCharsets.UTF_8);
        return probe.rawOf(DEAD_LETTERS, letter -> Arrays.equals(letter.key(), key));
    }

    private static void setLargestDeadLetter(String bytes) throws Exception {
        try (var admin = Admin.create(
                Map.of("bootstrap.servers", (Object) LocalStackResource.kafka().bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, DEAD_LETTERS),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private void send(Event<BehaviorRecorded> note) {
        probe.send(TOPIC, note.key(), json(note), headers(note));
    }

    private void sendStructured(String value) {
        probe.send(
                TOPIC, user.toString(), value, Map.of("content-type", "application/cloudevents+json; charset=UTF-8"));
    }

    private static ObjectNode structured(Event<BehaviorRecorded> note) {
        ObjectNode event = EventJson.mapper().createObjectNode();
        event.put("specversion", "1.0")
                .put("id", note.id().toString())
                .put("type", note.type().type())
                .put("source", "/test")
                .put("time", Instant.now().toString())
                .put("datacontenttype", "application/json")
                .putNull("dataschema");
        event.set("data", EventJson.mapper().valueToTree(note.body()));
        return event;
    }

    private static Map<String, String> headers(Event<?> event, String header, String value) {
        var headers = new HashMap<>(headers(event));
        headers.put(header, value);
        return headers;
    }

    private static Map<String, String> headers(Event<?> event) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", event.id().toString(),
                "ce_type", event.type().type(),
                "ce_source", "/test",
                "ce_time", event.time().toString());
    }

    private static String json(Event<?> event) {
        return EventJson.mapper().valueToTree(event.body()).toString();
    }

    private List<Integer> effects() {
        return jdbc.rows("select n from effect where user_id = ? order by id", user).stream()
                .map(row -> (Integer) row.get("n"))
                .toList();
    }
}
