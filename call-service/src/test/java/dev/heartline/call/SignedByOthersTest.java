package dev.heartline.call;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Array;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.telephony.plivo.PlivoSignature;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.vonage.VonageSignature;
import dev.heartline.testing.Management;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

/** The doors of Vonage and Plivo: what they signed is taken, once; the rest is refused and leaves no trace. */
@QuarkusTest
class SignedByOthersTest extends CallServiceTest {

    private static final String VONAGE = "/webhooks/vonage/voice/";
    private static final String PLIVO = "/webhooks/plivo/voice/";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final VonageSignature vonage = vonage(CarrierResource.VONAGE_SECRET, Duration.ZERO);
    private final PlivoSignature plivo = new PlivoSignature(CarrierResource.PLIVO.authToken());

    @ParameterizedTest
    @ValueSource(strings = {"inbound", "event", "turn/018f6f2a-0000-7000-8000-000000000001"})
    void whatVonageDidNotSignIsRefused(String door) {
        var body = vonageCall(UUID.randomUUID().toString()).encode();
        var before = database.count("select count(*) from phone_calls");
        var genuine = vonage.sign(body.getBytes(UTF_8));

        assertThat(vonagePost(door, body, null)).isEqualTo(403);
        assertThat(vonagePost(door, body, vonage("another", Duration.ZERO).sign(body.getBytes(UTF_8))))
                .isEqualTo(403);
        assertThat(vonagePost(
                        door,
                        body,
                        vonage(CarrierResource.VONAGE_SECRET, Duration.ofMinutes(-6))
                                .sign(body.getBytes(UTF_8))))
                .isEqualTo(403);
        assertThat(vonagePost(door, vonageCall(UUID.randomUUID().toString()).encode(), genuine))
                .isEqualTo(403);

        assertThat(database.count("select count(*) from phone_calls")).isEqualTo(before);
        given().get(Management.at("/q/metrics"))
                .then()
                .body(containsString("reason=\"stale\""))
                .body(containsString("reason=\"body_altered\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbound", "status", "turn/018f6f2a-0000-7000-8000-000000000001"})
    void whatPlivoDidNotSignIsRefused(String door) {
        var form = FormBody.of(plivoCall(UUID.randomUUID().toString(), "ringing"));
        var before = database.count("select count(*) from phone_calls");
        var url = publicUrl() + PLIVO + door;

        assertThat(plivoPost(door, form, null, "n1")).isEqualTo(403);
        assertThat(plivoPost(door, form, new PlivoSignature("another").sign("POST", url, form, "n2"), "n2"))
                .isEqualTo(403);
        assertThat(plivoPost(door, form, plivo.sign("POST", url + "?x=1", form, "n3"), "n3"))
                .isEqualTo(403);
        assertThat(plivoPost(door, form, plivo.sign("POST", url, form, "n4"), "n5"))
                .isEqualTo(403);
        var another = FormBody.of(plivoCall(UUID.randomUUID().toString(), "ringing"));
        assertThat(plivoPost(door, another, plivo.sign("POST", url, form, "n6"), "n6"))
                .isEqualTo(403);

        assertThat(database.count("select count(*) from phone_calls")).isEqualTo(before);
    }

    /** As after a first try that timed out: the only one that would tell how the call ended may be the second. */
    @Test
    void whatIsToldAgainIsTakenAgainAndOfNothingElse() {
        var id = queued("vonage", null, Instant.now());
        var other = queued("vonage", null, Instant.now());
        var event =
                vonageEvent(UUID.randomUUID().toString(), "busy", Instant.now()).encode();
        var token = vonage.sign(event.getBytes(UTF_8));
        var plivos = queued("plivo", null, Instant.now());
        var form = FormBody.of(plivoCall(UUID.randomUUID().toString(), "busy"));
        var nonce = UUID.randomUUID().toString();
        var status = "status?callId=" + plivos;
        var signature = plivo.sign("POST", publicUrl() + PLIVO + status, form, nonce);

        assertThat(vonagePost("event?callId=" + id, event, token)).isEqualTo(204);
        var told = completedRow(id);
        assertThat(vonagePost("event?callId=" + id, event, token)).isEqualTo(204);
        assertThat(vonagePost("event?callId=" + other, event, token)).isEqualTo(403);
        assertThat(plivoPost(status, form, signature, nonce)).isEqualTo(204);
        assertThat(plivoPost(status, form, signature, nonce)).isEqualTo(204);
        assertThat(plivoPost(status + "&again=1", form, signature, nonce)).isEqualTo(403);

        assertThat(row(id))
                .containsEntry("call_status", "busy")
                .containsEntry("ended_at", told.get("ended_at"))
                .containsEntry("completed_at", told.get("completed_at"));
        completion(id);
        assertThat(completions(id)).hasSize(1);
        assertThat(row(other)).containsEntry("call_status", "queued");
        assertThat(completedRow(plivos)).containsEntry("call_status", "busy");
        given().get(Management.at("/q/metrics")).then().body(containsString("reason=\"replayed\""));
    }

    /** A carrier that has lost our answer asks again with the signature that it has. */
    @Test
    void whatIsAskedAgainIsAnsweredAgainAndNothingElseByTheSameSignature() {
        var body = vonageCall(UUID.randomUUID().toString()).encode();
        var token = vonage.sign(body.getBytes(UTF_8));
        var form = FormBody.of(plivoCall(UUID.randomUUID().toString(), "ringing"));
        var nonce = UUID.randomUUID().toString();
        var signature = plivo.sign("POST", publicUrl() + PLIVO + "inbound", form, nonce);
        var before = database.count("select count(*) from phone_calls");

        assertThat(vonagePost("inbound", body, token)).isEqualTo(200);
        assertThat(vonagePost("inbound", body, token)).isEqualTo(200);
        assertThat(vonagePost("inbound?once=more", body, token)).isEqualTo(403);
        assertThat(vonagePost("inbound", body + " ", token)).isEqualTo(403);
        assertThat(plivoPost("inbound", form, signature, nonce)).isEqualTo(200);
        assertThat(plivoPost("inbound", form, signature, nonce)).isEqualTo(200);

        assertThat(database.count("select count(*) from phone_calls")).isEqualTo(before + 2);
    }

    @Test
    void plivoIsToldAMessageOnlyWhereOneIsToBeLeft() {
        var call = handedOver("plivo");
        var door = "message/" + call;
        var form = FormBody.of(Map.of("CallUUID", call.toString(), "CallStatus", "in-progress"));
        var before = UUID.randomUUID().toString();
        var after = UUID.randomUUID().toString();

        assertThat(plivoPost(door, form, plivo.sign("POST", publicUrl() + PLIVO + door, form, before), before))
                .isEqualTo(404);
        database.update(
                "update phone_calls set on_voicemail = 'leave_message', mailbox_message = 'left' where id = ?", call);
        assertThat(plivoPost(door, form, plivo.sign("POST", publicUrl() + PLIVO + door, form, after), after))
                .isEqualTo(200);
    }

    @Test
    void whoeverIsToldTwiceThatNobodyTookACallOverTakesItBackOnce() {
        var vonages = handedOver("vonage");
        var event = vonageEvent(UUID.randomUUID().toString(), "timeout", Instant.now())
                .put("to", "12025550179")
                .encode();
        var token = vonage.sign(event.getBytes(UTF_8));
        var plivos = handedOver("plivo");
        var form = FormBody.of(
                Map.of("CallUUID", plivos.toString(), "CallStatus", "in-progress", "DialStatus", "no-answer"));
        var nonce = UUID.randomUUID().toString();
        var door = "transfer-ended/" + plivos;
        var signature = plivo.sign("POST", publicUrl() + PLIVO + door, form, nonce);

        assertThat(vonagePost("transfer-ended/" + vonages, event, token)).isEqualTo(200);
        assertThat(vonagePost("transfer-ended/" + vonages, event, token)).isEqualTo(200);
        assertThat(plivoPost(door, form, signature, nonce)).isEqualTo(200);
        assertThat(plivoPost(door, form, signature, nonce)).isEqualTo(200);

        for (var call : List.of(vonages, plivos)) {
            assertThat(row(call)).containsEntry("relay_resumes", 1);
            // The answer doesn't wait until what it says is stored.
            await().until(() -> database.count("select count(*) from call_turns where call_id = ?", call) == 1);
        }
        assertThat(signed(
                        "event",
                        vonageEvent(vonages.toString(), "completed", Instant.now())
                                .encode()))
                .isEqualTo(204);
        assertThat(signedForm("status", plivoCall(plivos.toString(), "completed")))
                .isEqualTo(204);
    }

    /** A call that goes on, whose caller a human is to take over. It has the same id at the carrier. */
    private UUID handedOver(String provider) {
        var id = queued(provider, null, Instant.now());
        database.update(
                "update phone_calls set call_status = 'in_progress', answered_at = now(), provider_call_sid = ? where id = ?",
                id.toString(),
                id);
        database.update("""
                insert into operator_actions (id, call_id, action, asked_by, reason, transferred_to, asked_at, outcome)
                values (?, ?, 'transfer', 'a test', 'wants a human', '+12025550179', now(), 'done')
                """, UUID.randomUUID(), id);
        return id;
    }

    @Test
    void theSecretBeforeOpensWhileItIsBeingReplaced() {
        var body = vonageCall(UUID.randomUUID().toString()).encode();
        var form = FormBody.of(plivoCall(UUID.randomUUID().toString(), "ringing"));
        var url = publicUrl() + PLIVO + "inbound";
        var nonce = UUID.randomUUID().toString();

        assertThat(vonagePost(
                        "inbound",
                        body,
                        vonage(CarrierResource.VONAGE_SECRET_BEFORE, Duration.ZERO)
                                .sign(body.getBytes(UTF_8))))
                .isEqualTo(200);
        assertThat(plivoPost(
                        "inbound",
                        form,
                        new PlivoSignature(CarrierResource.PLIVO_TOKEN_BEFORE).sign("POST", url, form, nonce),
                        nonce))
                .isEqualTo(200);
    }

    @Test
    void whatIsNoWebhookOfTheirsIsABadRequest() {
        assertThat(signed("event", "[]")).isEqualTo(400);
        assertThat(signed("event", "nonsense")).isEqualTo(400);
        assertThat(signed("event", "")).isEqualTo(400);
        assertThat(signed("event", "{\"uuid\":\"u\"}")).isEqualTo(400);
        assertThat(signed("event", "{\"uuid\":\"u\",\"status\":\"dreaming\"}")).isEqualTo(400);
        assertThat(signed("event", "{\"uuid\":\"u\",\"status\":\"completed\"}")).isEqualTo(404);
        assertThat(signed("event?callId=nonsense", "{\"uuid\":\"u\",\"status\":\"completed\"}"))
                .isEqualTo(404);
        assertThat(signed("turn/" + UUID.randomUUID() + "?turn=x", "{\"uuid\":\"u\"}"))
                .isEqualTo(400);
        assertThat(signedForm("status", Map.of("CallUUID", "u", "CallStatus", "dreaming")))
                .isEqualTo(400);
        assertThat(signedForm("status", Map.of("CallUUID", "u", "CallStatus", "busy")))
                .isEqualTo(404);
        assertThat(signedForm("turn/nonsense", Map.of("CallUUID", "u"))).isEqualTo(404);
        assertThat(signedForm("inbound", Map.of("CallUUID", "u"))).isEqualTo(400);
    }

    @Test
    void aCarrierMovesNoCallOfAnother() {
        var call = queued("twilio", null, Instant.now());
        var uuid = UUID.randomUUID().toString();

        assertThat(signed(
                        "event?callId=" + call,
                        vonageEvent(uuid, "completed", Instant.now()).encode()))
                .isEqualTo(404);
        assertThat(signedForm("status?callId=" + call, plivoCall(uuid, "completed")))
                .isEqualTo(404);

        assertThat(row(call)).containsEntry("call_status", "queued").containsEntry("provider_call_sid", null);
    }

    @ParameterizedTest
    @CsvSource({"completed, completed, 10", "busy, busy, 5", "timeout, no_answer, 5", "failed, failed, 5"})
    void anyOrderAndNumberOfVonagesEventsEndsInTheSameRowAndOneEvent(String end, String ours, int runs) {
        var start = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        permuted(
                "vonage",
                ours,
                runs,
                start,
                uuid -> {
                    var life = new ArrayList<JsonObject>();
                    life.add(vonageEvent(uuid, "started", start.plusSeconds(1)));
                    life.add(vonageEvent(uuid, "ringing", start.plusSeconds(2)));
                    if (end.equals("completed")) {
                        life.add(vonageEvent(uuid, "answered", start.plusSeconds(5)));
                        life.add(vonageEvent(uuid, "completed", start.plusSeconds(65))
                                .put("duration", "60")
                                .put("price", "0.00450000"));
                    } else {
                        life.add(vonageEvent(uuid, end, start.plusSeconds(30)));
                        life.add(vonageEvent(uuid, "completed", start.plusSeconds(31))
                                .put("duration", "0"));
                    }
                    return life;
                },
                (id, event) -> signed("event?callId=" + id, event.encode()));
    }

    @ParameterizedTest
    @CsvSource({"completed, completed, 10", "busy, busy, 5", "no-answer, no_answer, 5", "cancel, canceled, 5"})
    void anyOrderAndNumberOfPlivosCallbacksEndsInTheSameRowAndOneEvent(String end, String ours, int runs) {
        var start = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        permuted(
                "plivo",
                ours,
                runs,
                start,
                uuid -> {
                    var hungUp = plivoCall(uuid, end);
                    hungUp.put("Event", "Hangup");
                    hungUp.put("EndTime", plivoTime(start.plusSeconds(65)));
                    hungUp.put("Duration", end.equals("completed") ? "60" : "0");
                    hungUp.put("TotalCost", "0.00850");
                    return List.of(plivoCall(uuid, "queued"), plivoCall(uuid, "ringing"), hungUp);
                },
                (id, form) -> signedForm("status?callId=" + id, form));
    }

    private interface Life<T> {
        List<T> of(String uuid);
    }

    private interface Post<T> {
        int post(UUID callId, T webhook);
    }

    private <T> void permuted(String carrier, String end, int runs, Instant start, Life<T> lives, Post<T> door) {
        var random = new Random(7);
        var ends = new ArrayList<Map<String, Object>>();
        var calls = new ArrayList<UUID>();
        for (int run = 0; run < runs; run++) {
            var uuid = UUID.randomUUID().toString();
            var life = new ArrayList<>(lives.of(uuid));
            int different = life.size();
            life.add(life.get(random.nextInt(different)));
            life.add(life.get(random.nextInt(different)));
            if (run > 0) {
                Collections.shuffle(life, random);
            }
            var id = queued(carrier, uuid, start.minusSeconds(1));

            life.forEach(webhook -> assertThat(door.post(id, webhook)).isEqualTo(204));

            var row = new HashMap<>(completedRow(id));
            row.replaceAll((_, value) -> value instanceof Array ? value.toString() : value);
            row.keySet().removeAll(List.of("id", "provider_call_sid", "completed_at", "attended_until", "created_at"));
            ends.add(row);
            calls.add(id);
        }

        assertThat(ends).allSatisfy(row -> assertThat(row).isEqualTo(ends.getFirst()));
        assertThat(ends.getFirst()).containsEntry("call_status", end);
        calls.forEach(id -> {
            completion(id);
            assertThat(completions(id)).hasSize(1);
        });
    }

    private UUID queued(String provider, String sid, Instant initiatedAt) {
        var id = UUID.randomUUID();
        database.update("""
            insert into phone_calls (id, call_direction, call_status, initiated_at, provider, provider_call_sid,
                                     from_phone, to_phone, attended_until)
            values (?, 'outbound', 'queued', ?, ?, ?, '+12025550100', '+12025550199', now() + interval '1 hour')
            """, id, Timestamp.from(initiatedAt), provider, sid);
        return id;
    }

    private static JsonObject vonageCall(String uuid) {
        return new JsonObject()
                .put("uuid", uuid)
                .put("conversation_uuid", "CON-" + uuid)
                .put("from", phone().substring(1))
                .put("to", "12025550100")
                .put("status", "ringing");
    }

    private static JsonObject vonageEvent(String uuid, String status, Instant at) {
        return new JsonObject().put("uuid", uuid).put("status", status).put("timestamp", at.toString());
    }

    private static Map<String, String> plivoCall(String uuid, String status) {
        return new HashMap<>(
                Map.of("CallUUID", uuid, "From", phone().substring(1), "To", "12025550100", "CallStatus", status));
    }

    private static String plivoTime(Instant at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                .withZone(ZoneOffset.UTC)
                .format(at);
    }

    private static VonageSignature vonage(String secret, Duration off) {
        return new VonageSignature(
                secret, CarrierResource.VONAGE_APPLICATION, InstantSource.offset(InstantSource.system(), off));
    }

    private int signed(String door, String body) {
        return vonagePost(door, body, vonage.sign(body.getBytes(UTF_8)));
    }

    private int signedForm(String door, Map<String, String> fields) {
        var form = FormBody.of(fields);
        var nonce = UUID.randomUUID().toString();
        return plivoPost(door, form, plivo.sign("POST", publicUrl() + PLIVO + door, form, nonce), nonce);
    }

    private static int vonagePost(String door, String body, String authorization) {
        var request = HttpRequest.newBuilder(URI.create(publicUrl() + VONAGE + door))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header(VonageSignature.HEADER, authorization);
        }
        return send(request.build());
    }

    private static int plivoPost(String door, FormBody form, String signature, String nonce) {
        var request = HttpRequest.newBuilder(URI.create(publicUrl() + PLIVO + door))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(PlivoSignature.NONCE, nonce)
                .POST(BodyPublishers.ofString(form.encoded()));
        if (signature != null) {
            request.header(PlivoSignature.HEADER, signature);
        }
        return send(request.build());
    }

    private static int send(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            return answer.statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
