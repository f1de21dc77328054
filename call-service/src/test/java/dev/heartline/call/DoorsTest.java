package dev.heartline.call;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.events.Ids;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.twilio.TwilioSignature;
import dev.heartline.testing.Log;
import dev.heartline.testing.Management;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class DoorsTest extends CallServiceTest {

    private static final String RELAY = "/webhooks/twilio/voice/relay";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inbound",
                "status",
                "relay-ended",
                "answer/018f6f2a-0000-7000-8000-000000000001",
                "recording/018f6f2a-0000-7000-8000-000000000001"
            })
    void aWebhookThatTwilioDidNotSignIsRefused(String door) {
        var path = "/webhooks/twilio/voice/" + door;
        var form = FormBody.of(incoming(sid(), phone()));
        var forged = new TwilioSignature("another secret").sign(publicUrl() + path, form);
        var ofAnotherUrl = twilio.sign(publicUrl() + path + "?x=1", form);
        var ofAnotherBody = twilio.sign(publicUrl() + path, FormBody.of(incoming(sid(), phone())));
        var before = database.count("select count(*) from phone_calls");

        assertThat(post(path, form, null).statusCode()).isEqualTo(403);
        assertThat(post(path, form, forged).statusCode()).isEqualTo(403);
        assertThat(post(path, form, ofAnotherUrl).statusCode()).isEqualTo(403);
        assertThat(post(path, form, ofAnotherBody).statusCode()).isEqualTo(403);

        assertThat(database.count("select count(*) from phone_calls")).isEqualTo(before);
        given().get(Management.at("/q/metrics")).then().body(containsString("heartline_webhooks_refused_total"));
    }

    @Test
    void aWebsocketThatTwilioDidNotSignIsNotOpened() {
        var url = publicUrl().replaceFirst("^http", "ws") + RELAY;

        assertThat(catchThrowable(() -> open(null))).isInstanceOf(CompletionException.class);
        assertThat(refusal(new TwilioSignature("another secret").sign(url))).isEqualTo(403);
        assertThat(refusal(twilio.sign(publicUrl() + RELAY))).isEqualTo(403);
        assertThat(refusal(twilio.sign(url + "/"))).isEqualTo(403);
    }

    @Test
    void aConversationThatNamesNoCallOfOursIsClosed() throws Exception {
        var listener = new Closing();
        var url = publicUrl().replaceFirst("^http", "ws") + RELAY;
        var socket = open(twilio.sign(url), listener);

        socket.sendText("""
                {"type":"setup","callSid":"%s","customParameters":{"callId":"%s"}}
                """.formatted(sid(), UUID.randomUUID()), true);

        assertThat(listener.status.get(10, TimeUnit.SECONDS)).isEqualTo(1008);
    }

    @ParameterizedTest
    @CsvSource({"/calls", "/calls/active", "/calls/018f6f2a-0000-7000-8000-000000000001"})
    void readingNeedsAToken(String path) {
        given().get(path).then().statusCode(401);
        given().auth().oauth2(Tokens.expired()).get(path).then().statusCode(401);
        given().auth().oauth2(Tokens.user(UUID.randomUUID())).get(path).then().statusCode(403);
    }

    @Test
    void dialingIsForOperatorsAndServices() {
        given().contentType("application/json").body("{}").post("/calls").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.user(UUID.randomUUID()))
                .contentType("application/json")
                .body("{}")
                .post("/calls")
                .then()
                .statusCode(403);
    }

    @Test
    void aUserSeesTheirOwnCallsOnly() {
        var user = user();
        var sid = sid();
        post("/webhooks/twilio/voice/inbound", incoming(sid, user.phone()));
        var id = callId(sid);
        var other = UUID.randomUUID();

        given().auth()
                .oauth2(Tokens.user(user.id()))
                .get("/calls/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("ringing"))
                .body("direction", equalTo("inbound"));
        given().auth().oauth2(Tokens.user(other)).get("/calls/" + id).then().statusCode(403);
        given().auth()
                .oauth2(Tokens.user(user.id()))
                .get("/calls?userId=" + user.id())
                .then()
                .statusCode(200)
                .body("size()", equalTo(1));
        given().auth()
                .oauth2(Tokens.user(other))
                .get("/calls?userId=" + user.id())
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.operator())
                .get("/calls/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().auth()
                .oauth2(Tokens.operator())
                .get("/calls?status=dreaming")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().auth().oauth2(Tokens.operator()).get("/calls?limit=0").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics", "/q/openapi"})
    void whatIsForOperationsIsOnAPortOfItsOwn(String path) {
        given().get(path).then().statusCode(404);
        given().get(Management.at(path)).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/calls?limit=abc",
                "/calls?limit=99999999999999",
                "/calls?userId=%00",
                "/calls?before=nobody",
                "/calls?status=rin%00ging",
                "/calls?purpose=gossip",
                "/calls?crisis=perhaps",
                "/calls?from=yesterday",
                "/calls?to=2026-03-29",
                "/calls?from=2026-03-29T09:00:00Z&to=2026-03-29T08:00:00Z",
                "/calls?from=-9999-03-29T09:00:00Z",
                "/scheduled-calls?after=2026-03-29T09:00:00Z",
                "/calls?x=%00",
                "/calls/active?limit=0",
                "/calls/%00",
            })
    void anUnreadableAddressIsABadRequest(String address) {
        given().auth()
                .oauth2(Tokens.operator())
                .urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", not(containsString("dev.heartline")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"text\"",
                "{\"userId\":\"me\",\"purpose\":\"check_in\"}",
                "{\"userId\":\"018f6f2a-0000-7000-8000-000000000001\",\"purpose\":\"small_talk\"}",
                "{\"userId\":\"018f6f2a-0000-7000-8000-000000000001\",\"purpose\":\"check_in\",\"talkingPoints\":[\"a\\u0000b\"]}",
                "{\"userId\":\"018f6f2a-0000-7000-8000-000000000001\",\"purpose\":\"check_in\",\"talkingPoints\":[\"\\ud800\"]}",
                "{\"userId\":\"018f6f2a-0000-7000-8000-000000000001\",\"purpose\":\"check_in\",\"talkingPoints\":{}}",
            })
    void anUnreadableBodyIsABadRequestThatNamesNoClass(String body) {
        given().auth()
                .oauth2(Tokens.operator())
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(body)
                .post("/calls")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(not(containsString("dev.heartline")))
                .body(not(containsString("java.")));
    }

    @Test
    void aRefusedTokenIsAnsweredWithOneChallengeAndStaysOutOfTheLog() {
        var broken = Tokens.operator().replaceFirst("\\.[^.]+\\.", ".bm90IGpzb24hIHNlY3JldCBjbGFpbXM.");
        var log = Log.during(() -> {
            for (var token : new String[] {"a.b.c", "nonsense", broken, Tokens.expired()}) {
                var refused = given().auth().oauth2(token).get("/calls").then().statusCode(401);
                assertThat(refused.extract().headers().getValues("WWW-Authenticate"))
                        .as(token)
                        .hasSize(1);
            }
            assertThat(given().get("/calls").headers().getValues("WWW-Authenticate"))
                    .hasSize(1);
        });

        assertThat(log).doesNotContain("not json! secret claims", "bm90IGpzb24hIHNlY3JldCBjbGFpbXM", "nonsense");
    }

    @Test
    void aTokenThatIsValidForLongerThanADayIsNotTaken() {
        given().auth()
                .oauth2(Tokens.validFor(Duration.ofHours(24)))
                .get("/calls")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(Tokens.validFor(Duration.ofHours(25)))
                .get("/calls")
                .then()
                .statusCode(401);
    }

    @Test
    void aWebsocketThatSaysNothingIsClosed() throws Exception {
        var listener = new Closing();

        open(twilio.sign(publicUrl().replaceFirst("^http", "ws") + RELAY), listener);

        assertThat(listener.status.get(10, TimeUnit.SECONDS)).isEqualTo(1008);
    }

    /** As where the database takes its time. */
    @Test
    void aWebsocketThatHasSaidWhichCallItIsStaysOpenHoweverLongItTakesToBegin() throws Exception {
        var sid = sid();
        post("/webhooks/twilio/voice/inbound", incoming(sid, user().phone()));
        var id = callId(sid);
        var listener = new Closing();
        try (var connection = database.connect();
                var lock = connection.prepareStatement("select id from phone_calls where id = ? for update")) {
            connection.setAutoCommit(false);
            lock.setObject(1, id);
            lock.executeQuery();

            open(twilio.sign(publicUrl().replaceFirst("^http", "ws") + RELAY), listener)
                    .sendText("""
                        {"type":"setup","callSid":"%s","customParameters":{"callId":"%s"}}
                        """.formatted(sid, id), true);

            assertThat(catchThrowable(() -> listener.status.get(4, TimeUnit.SECONDS)))
                    .as("closed for saying nothing")
                    .isInstanceOf(TimeoutException.class);
            connection.rollback();
        }
        await().until(() ->
                database.count("select count(*) from call_turns where call_id = ? and speaker = 'coach'", id) == 1);
        post("/webhooks/twilio/voice/status", callback(sid, "completed", 3, Instant.now()));
        completedRow(id);
    }

    @Test
    void aWebhookIsTakenWithTheTokenBeforeTheCurrentOne() {
        var path = "/webhooks/twilio/voice/inbound";
        var form = FormBody.of(incoming(sid(), phone()));

        var answer = post(path, form, new TwilioSignature("the token before").sign(publicUrl() + path, form));

        assertThat(answer.statusCode()).isEqualTo(200);
        given().get(Management.at("/q/metrics"))
                .then()
                .body(containsString(
                        "heartline_webhooks_admitted_total{door=\"webhook\",provider=\"twilio\",token=\"previous\"}"));
    }

    @Test
    void liveCallsArePagedNewestFirst() {
        var user = user();
        for (int i = 0; i < 3; i++) {
            var sid = sid();
            post("/webhooks/twilio/voice/inbound", incoming(sid, user.phone()));
            database.update(
                    "insert into active_calls (id, phone_call_id, user_id, current_state, conversation_context)"
                            + " values (?, ?, ?, 'listening', '{}')",
                    UUID.randomUUID(),
                    callId(sid),
                    user.id());
        }

        var first = activeCalls("?limit=2&userId=" + user.id());
        var second = activeCalls("?limit=2&userId=" + user.id() + "&before=" + first.getLast());
        var everybodys = activeCalls("?limit=2&before=" + first.getFirst());

        assertThat(first).hasSize(2).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(everybodys).startsWith(first.getLast());
    }

    private static List<String> activeCalls(String query) {
        return given().auth()
                .oauth2(Tokens.operator())
                .get("/calls/active" + query)
                .jsonPath()
                .getList("callId", String.class);
    }

    @Test
    void callsArePagedNewestFirst() {
        var user = user();
        for (int i = 0; i < 3; i++) {
            post("/webhooks/twilio/voice/inbound", incoming(sid(), user.phone()));
        }

        var first = given().auth()
                .oauth2(Tokens.operator())
                .get("/calls?limit=2&userId=" + user.id())
                .jsonPath()
                .getList("id", String.class);
        var second = given().auth()
                .oauth2(Tokens.operator())
                .get("/calls?limit=2&status=ringing&userId=" + user.id() + "&before=" + first.getLast())
                .jsonPath()
                .getList("id", String.class);

        assertThat(first).hasSize(2).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
    }

    @Test
    void callsAreFilteredByTimePurposeAndCrisis() {
        var user = user();
        var ids = new ArrayList<String>();
        for (int day = 1; day <= 4; day++) {
            ids.add(dialledOn("2026-03-0%dT12:00:00Z".formatted(day), user, day % 2 == 0 ? "check_in" : "celebration"));
        }
        database.update("update phone_calls set crisis = true where id = ?::uuid", ids.get(2));

        assertThat(calls(user, "limit=50")).containsExactlyElementsOf(ids.reversed());
        assertThat(calls(user, "purpose=check_in")).containsExactly(ids.get(3), ids.get(1));
        assertThat(calls(user, "crisis=true")).containsExactly(ids.get(2));
        assertThat(calls(user, "crisis=false&limit=2")).containsExactly(ids.get(3), ids.get(1));
        assertThat(calls(user, "from=2026-03-02T12:00:00Z&to=2026-03-04T12:00:00Z"))
                .as("the first instant belongs to it, the last doesn't")
                .containsExactly(ids.get(2), ids.get(1));
        assertThat(calls(user, "status=queued&crisis=false&purpose=celebration&to=2026-03-03T00:00:00Z"))
                .containsExactly(ids.get(0));
        assertThat(calls(user, "status=ringing&purpose=celebration")).isEmpty();
    }

    @Test
    void aPageOfFilteredCallsGoesOnThoughCallsComeAndGo() {
        var user = user();
        var oldest = dialledOn("2026-03-01T12:00:00Z", user, "check_in");
        var middle = dialledOn("2026-03-02T12:00:00Z", user, "check_in");
        var newest = dialledOn("2026-03-03T12:00:00Z", user, "check_in");
        assertThat(calls(user, "purpose=check_in&limit=2")).containsExactly(newest, middle);

        dialledOn("2026-03-04T12:00:00Z", user, "check_in");
        database.update("delete from phone_calls where id = ?::uuid", middle);

        assertThat(calls(user, "purpose=check_in&limit=2&before=" + middle)).containsExactly(oldest);
    }

    private String dialledOn(String at, User user, String purpose) {
        var id = Ids.next().toString();
        database.update("""
                insert into phone_calls (id, user_id, call_direction, call_status, initiated_at, provider, from_phone, to_phone,
                  call_purpose, attended_until)
                values (?::uuid, ?, 'outbound', 'queued', ?::timestamptz, 'twilio', '+12025550100', ?, ?, '2100-01-01')
                """, id, user.id(), at, user.phone(), purpose);
        return id;
    }

    private static List<String> calls(User user, String query) {
        return given().auth()
                .oauth2(Tokens.user(user.id()))
                .get("/calls?userId=" + user.id() + "&" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("id", String.class);
    }

    private static int refusal(String signature) {
        var failure = catchThrowable(() -> open(signature));
        return ((WebSocketHandshakeException) failure.getCause()).getResponse().statusCode();
    }

    private static WebSocket open(String signature) {
        return open(signature, new WebSocket.Listener() {});
    }

    private static WebSocket open(String signature, WebSocket.Listener listener) {
        var builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (signature != null) {
            builder.header(TwilioSignature.HEADER, signature);
        }
        return builder.buildAsync(URI.create(publicUrl().replaceFirst("^http", "ws") + RELAY), listener)
                .join();
    }

    private static final class Closing implements WebSocket.Listener {

        private final CompletableFuture<Integer> status = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
            status.complete(statusCode);
            return null;
        }
    }
}
