package dev.heartline.call;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.heartline.carrier.CarrierSimulator;
import dev.heartline.carrier.network.CallReport;
import dev.heartline.carrier.network.InboundCall;
import dev.heartline.carrier.network.Script;
import dev.heartline.carrier.twilio.NumberRoutes;
import dev.heartline.events.Event;
import dev.heartline.events.EventData;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventType;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.twilio.TwilioSignature;
import dev.heartline.testing.Jdbc;
import dev.heartline.testing.KafkaProbe;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.api.DocumentedAnswers;

import static org.awaitility.Awaitility.await;

/** What the tests of the running service share: its doors, the telephone network, its database and the broker. */
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(CarrierResource.class)
public abstract class CallServiceTest {

    /** How numbers begin to which there is no stream of words; not one of {@link #phone()}'s. */
    static final String NO_RELAY_FOR = "+1917";

    private static final String NEXT_NUMBER = "heartline.test.next-number";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Set by {@link CarrierResource}. */
    protected CarrierSimulator carrier;

    protected final Jdbc database = LocalStackResource.postgres().jdbc();
    protected final KafkaProbe kafka = LocalStackResource.kafka().probe();
    protected final TwilioSignature twilio = new TwilioSignature(LocalStackResource.TWILIO_AUTH_TOKEN);

    @BeforeEach
    void connectTheNetwork() {
        carrier.route(NumberRoutes.ofServices(publicUrl(), publicUrl()));
        carrier.routeTurns(publicUrl());
    }

    @AfterEach
    void healTheNetwork() {
        carrier.heal();
    }

    protected static String publicUrl() {
        return ConfigProvider.getConfig().getValue("heartline.public-url", String.class);
    }

    // Users

    /** A user whose profile has arrived; it is afternoon where they are. */
    protected User user() {
        return user(zoneWhereItIs(14), Channel.CALL, Channel.SMS);
    }

    protected User user(String zone, Channel... consents) {
        return userAt(phone(), zone, consents);
    }

    /** A user whom this carrier can call: with {@code gather} Twilio talks turn by turn. */
    protected User userBy(String by) {
        return by.equals("gather")
                ? userAt(
                        NO_RELAY_FOR + phone().substring(NO_RELAY_FOR.length()),
                        zoneWhereItIs(14),
                        Channel.CALL,
                        Channel.SMS)
                : user();
    }

    private User userAt(String phone, String zone, Channel... consents) {
        var user = new User(UUID.randomUUID(), phone, "Robin");
        var profile = new UserProfile(
                user.id(), user.firstName(), user.phone(), zone, "en-US", null, Set.of(consents), false);
        publish(Event.of(EventType.USER_PROFILE, profile));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.count("select count(*) from user_profile where user_id = ?", user.id()) == 1);
        return user;
    }

    /** Another one each time, whichever class loader asks: of two users with one number none would be known by it. */
    protected static String phone() {
        synchronized (System.getProperties()) {
            int next = Integer.getInteger(NEXT_NUMBER, 1000);
            System.setProperty(NEXT_NUMBER, String.valueOf(next + 1));
            return "+1206555" + next;
        }
    }

    /** A zone in which the given hour of the day has begun. */
    protected static String zoneWhereItIs(int hour) {
        int utc = Instant.now().atZone(ZoneOffset.UTC).getHour();
        int offset = Math.floorMod(hour - utc + 11, 24) - 11;
        return offset == 0 ? "Etc/GMT" : "Etc/GMT" + (offset > 0 ? "-" : "+") + Math.abs(offset);
    }

    protected record User(UUID id, String phone, String firstName) {}

    // Events

    protected <T extends EventData> void publish(Event<T> event) {
        kafka.send(
                event.type().topic(),
                event.key(),
                event.isTombstone() ? null : json(event.body()),
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        event.id().toString(),
                        "ce_type",
                        event.type().type(),
                        "ce_source",
                        "/test",
                        "ce_time",
                        event.time().toString(),
                        "content-type",
                        "application/json"));
    }

    /** All that there are, once there is one: a row is complete a moment before its event is on its way. */
    protected List<KafkaProbe.Received> completions(UUID callId) {
        completion(callId);
        return kafka.all("call.completed").stream()
                .filter(record -> record.value().contains(callId.toString()))
                .toList();
    }

    protected KafkaProbe.Received completion(UUID callId) {
        return kafka.await("call.completed", record -> record.value().contains(callId.toString()));
    }

    protected static JsonNode json(KafkaProbe.Received record) {
        try {
            return EventJson.mapper().readTree(record.value());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(Object data) {
        try {
            return EventJson.mapper().writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    // Calls

    protected CallReport play(String from, Script script) {
        return done(carrier.place(InboundCall.from(from, script)));
    }

    /** By any carrier; {@code gather} is Twilio's for those whose number says so. */
    protected CallReport play(String by, String from, Script script) {
        return done(place(by, from, script));
    }

    protected String place(String by, String from, Script script) {
        var call = InboundCall.from(from, script);
        return by.equals("twilio") || by.equals("gather") ? carrier.place(call) : carrier.place(by, call);
    }

    protected CallReport done(String callSid) {
        try {
            return carrier.whenDone(callSid).get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("call " + callSid + " does not end", e);
        }
    }

    protected UUID callId(String callSid) {
        return database.value(UUID.class, "select id from phone_calls where provider_call_sid = ?", callSid);
    }

    protected Map<String, Object> row(UUID callId) {
        return database.row("select * from phone_calls where id = ?", callId);
    }

    protected Map<String, Object> completedRow(UUID callId) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.count(
                                "select count(*) from phone_calls where id = ? and completed_at is not null", callId)
                        == 1);
        return row(callId);
    }

    protected List<Map<String, Object>> turns(UUID callId) {
        return database.rows("select * from call_turns where call_id = ? order by seq", callId);
    }

    // Twilio's side of the doors

    protected static String sid() {
        return "CA" + UUID.randomUUID().toString().replace("-", "");
    }

    protected static Map<String, String> callback(String sid, String status, int sequence, Instant at) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("CallSid", sid);
        fields.put("AccountSid", LocalStackResource.TWILIO_ACCOUNT_SID);
        fields.put("CallStatus", status);
        fields.put("SequenceNumber", String.valueOf(sequence));
        fields.put("CallbackSource", "call-progress-events");
        fields.put("Timestamp", DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atZone(ZoneOffset.UTC)));
        return fields;
    }

    protected static Map<String, String> incoming(String sid, String from) {
        var fields = new HashMap<String, String>();
        fields.put("CallSid", sid);
        fields.put("From", from);
        fields.put("To", LocalStackResource.TWILIO_FROM_NUMBER);
        fields.put("CallStatus", "ringing");
        fields.put("Direction", "inbound");
        return fields;
    }

    /** A webhook that Twilio signed. */
    protected HttpResponse<String> post(String pathAndQuery, Map<String, String> fields) {
        var form = FormBody.of(fields);
        return post(pathAndQuery, form, twilio.sign(publicUrl() + pathAndQuery, form));
    }

    /** @param signature null for none */
    protected HttpResponse<String> post(String pathAndQuery, FormBody form, String signature) {
        var request = HttpRequest.newBuilder(URI.create(publicUrl() + pathAndQuery))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.encoded()));
        if (signature != null) {
            request.header(TwilioSignature.HEADER, signature);
        }
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            DocumentedAnswers.ofServiceUnderTest()
                    .check(
                            "POST",
                            answer.uri().getPath(),
                            answer.statusCode(),
                            answer.headers().firstValue("Content-Type").orElse(null),
                            answer.body());
            return answer;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
