package dev.heartline.sms;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.heartline.carrier.CarrierSimulator;
import dev.heartline.carrier.SimulatorOptions;
import dev.heartline.carrier.network.Direction;
import dev.heartline.carrier.network.InboundText;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.carrier.network.TextReport;
import dev.heartline.carrier.twilio.NumberRoutes;
import dev.heartline.carrier.twilio.TwilioAccount;
import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.EventData;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.PatternsRefreshed;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.testing.Jdbc;
import dev.heartline.testing.KafkaProbe;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole service between a real broker, a real database and a provider over the wire. Each test has its own people. */
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorAddress.class)
public abstract class OverTheWire {

    /** Of the whole JVM: a class with resources of its own is loaded once more, and must not give numbers out again. */
    private static final String NEXT_NUMBER = "heartline.test.next-number";

    @Inject
    protected MovableClock clock;

    protected CarrierSimulator carrier;
    protected final Jdbc db = LocalStackResource.postgres().jdbc();
    protected final KafkaProbe kafka = LocalStackResource.kafka().probe();

    @BeforeEach
    void begin() {
        clock.reset();
        // What an earlier test left to be sent must not meet the failures that this one asks for.
        db.update("delete from sms_messages where status in ('queued', 'held', 'sending')");
        db.update("delete from awaited_answers");
        // By a clock that was moved on.
        db.update("delete from sender_paces");
        db.update("delete from inbound_looks");
        startCarrier();
    }

    protected void startCarrier() {
        startCarrier(URI.create(setting("heartline.twilio.base-url")).getPort());
    }

    /** All of them behind that port. */
    protected final void startCarrier(int port) {
        var account = new TwilioAccount(LocalStackResource.TWILIO_ACCOUNT_SID, LocalStackResource.TWILIO_AUTH_TOKEN);
        carrier = CarrierSimulator.start(SimulatorOptions.of(account)
                .withPort(port)
                .withNumber(PhoneNumber.of(LocalStackResource.TWILIO_FROM_NUMBER))
                .withPlivo(SimulatorAddress.PLIVO)
                .withMessageBird(SimulatorAddress.MESSAGE_BIRD)
                .withBird(SimulatorAddress.BIRD)
                .withRoutes(NumberRoutes.ofServices("http://127.0.0.1:1", setting("heartline.public-url"))));
        carrier.routeTexts(setting("heartline.public-url"));
    }

    @AfterEach
    protected void stopCarrier() {
        carrier.close();
    }

    protected static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    protected static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
    }

    /** A user with a handset, who may be texted and for whom it is noon. */
    protected Somebody somebody() {
        return somebody(clock.zoneWhereItIs(12), Set.of(Channel.SMS, Channel.CALL));
    }

    protected Somebody somebody(String zone, Set<Channel> consents) {
        return somebody(newNumber(), zone, consents);
    }

    /** As {@link #somebody()}, whose number is routed to that carrier. */
    protected Somebody somebodyOf(String carrier) {
        var prefix = SimulatorAddress.BY_PREFIX.entrySet().stream()
                .filter(entry -> entry.getValue().equals(carrier))
                .findFirst()
                .orElseThrow()
                .getKey();
        return somebody(newNumber(prefix), clock.zoneWhereItIs(12), Set.of(Channel.SMS, Channel.CALL));
    }

    /** As {@link #somebody()}, with that id and that new number. */
    protected Somebody somebody(UUID id, String phone) {
        return somebody(id, phone, clock.zoneWhereItIs(12), Set.of(Channel.SMS, Channel.CALL));
    }

    private Somebody somebody(String phone, String zone, Set<Channel> consents) {
        return somebody(UUID.randomUUID(), phone, zone, consents);
    }

    private Somebody somebody(UUID id, String phone, String zone, Set<Channel> consents) {
        var somebody = new Somebody(id, phone);
        know(new UserProfile(somebody.id(), "Ana", somebody.phone(), zone, "en", null, consents, false));
        return somebody;
    }

    protected String newNumber() {
        return newNumber("+1202");
    }

    protected String newNumber(String prefix) {
        int next = Integer.getInteger(NEXT_NUMBER, 1000);
        System.setProperty(NEXT_NUMBER, String.valueOf(next + 1));
        var phone = prefix + "555" + next;
        connect(phone);
        return phone;
    }

    /** Gives the number a handset that receives texts. */
    protected void connect(String phone) {
        carrier.register(Person.answering(phone, Script.SILENT));
    }

    protected void know(UserProfile profile) {
        publish(Event.of(EventType.USER_PROFILE, profile));
        await().until(() -> db.count("select count(*) from user_profile where user_id = ?", profile.userId()) == 1);
    }

    /** What the memory has found out of how somebody is reached: it has arrived once this returns. */
    protected void reached(UUID userId, long version, List<Integer> hours, List<String> days, List<String> unanswered) {
        var patterns = Event.of(
                EventType.PATTERNS_REFRESHED,
                new PatternsRefreshed(
                        userId,
                        version,
                        clock.instant(),
                        "UTC",
                        hours,
                        days,
                        null,
                        null,
                        List.of("celebration"),
                        unanswered,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        0.8));
        publish(patterns);
        await().until(() ->
                db.count("select count(*) from inbox where consumer = 'reach-patterns' and event_id = ?", patterns.id())
                        == 1);
    }

    protected void publish(Event<? extends EventData> event) {
        var headers = new HashMap<>(Map.of(
                "ce_specversion", "1.0",
                "ce_id", event.id().toString(),
                "ce_type", event.type().type(),
                "ce_source", "/test",
                "ce_time", event.time().toString()));
        kafka.send(event.type().topic(), event.key(), event.isTombstone() ? null : json(event.body()), headers);
    }

    private static String json(EventData data) {
        try {
            return EventJson.mapper().writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends a text from a handset and returns the provider's id for it. */
    protected String text(String phone, String body) {
        return carrier.send(InboundText.from(phone, body));
    }

    /** What the handset has received from us. */
    protected List<String> inbox(String phone) {
        return texts(phone).stream().map(TextReport::body).toList();
    }

    /** Texts of ours that the provider has taken for the handset, wherever they are now. */
    protected List<TextReport> texts(String phone) {
        return carrier.texts(PhoneNumber.of(phone)).stream()
                .filter(text -> text.direction() == Direction.OUTBOUND)
                .toList();
    }

    protected Map<String, Object> rowOf(String sid) {
        await().until(() -> db.count("select count(*) from sms_messages where provider_message_sid = ?", sid) == 1);
        return db.row("select * from sms_messages where provider_message_sid = ?", sid);
    }

    protected Map<String, Object> understood(String sid) {
        await().until(() -> rowOf(sid).get("understood_at") != null);
        return rowOf(sid);
    }

    /** Danger was heard of them on a call: returns once that is known here. */
    protected void inDanger(Somebody somebody) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var crisis = Ids.next();
        publish(Event.of(
                EventType.CRISIS_RAISED,
                new CrisisRaised(
                        crisis,
                        somebody.id(),
                        null,
                        CrisisState.RAISED,
                        CrisisKind.SELF_HARM,
                        Channel.CALL,
                        Ids.next(),
                        now,
                        now.plus(Duration.ofHours(72)))));
        await().until(() -> db.count("select count(*) from crisis_quiet where crisis_id = ?", crisis) == 1);
    }

    protected Map<String, Object> row(UUID id) {
        return db.row("select * from sms_messages where id = ?", id);
    }

    protected void awaitStatus(UUID id, String status) {
        await().untilAsserted(() -> assertThat(row(id)).containsEntry("status", status));
    }

    /** Every sms.received about a text, once it was told. */
    protected List<JsonNode> told(UUID messageId) {
        kafka.await("sms.received", received -> received.value().contains(messageId.toString()), 1);
        return kafka.all("sms.received").stream()
                .map(received -> read(received.value()))
                .filter(data -> data.path("messageId").asText().equals(messageId.toString()))
                .toList();
    }

    protected static JsonNode read(String json) {
        try {
            return EventJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    protected RequestSpecification operator() {
        return RestAssured.given().auth().oauth2(Tokens.operator()).contentType(ContentType.JSON);
    }

    /** Orders a text over REST and returns its id. */
    protected UUID order(UUID userId, String body) {
        return UUID.fromString(operator()
                .body(Map.of("userId", userId, "body", body))
                .post("/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
    }

    /** A person with a profile and a handset. */
    protected record Somebody(UUID id, String phone) {}
}
