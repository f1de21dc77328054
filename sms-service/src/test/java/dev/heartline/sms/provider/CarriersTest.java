package dev.heartline.sms.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.fault.ApiFault;
import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.carrier.network.Direction;
import dev.heartline.carrier.network.InboundText;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.carrier.network.TextReport;
import dev.heartline.carrier.network.Texting;
import dev.heartline.sms.OverTheWire;
import dev.heartline.sms.SimulatorAddress;
import dev.heartline.telephony.bird.BirdSignature;
import dev.heartline.telephony.messagebird.MessageBirdSignature;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.plivo.PlivoSignature;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.testing.Management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A text is the same whichever carrier carries it, and is carried by one. */
@QuarkusTest
class CarriersTest extends OverTheWire {

    /** Longer than an unknown outcome is left alone. */
    private static final Duration TIME_TO_RECONCILE = Duration.ofSeconds(61);

    @ParameterizedTest
    @CsvSource({"plivo, 5500, true", "messagebird, 7000, true", "bird, 8300, false"})
    void aTextIsSentDeliveredAndPaidFor(String name, long micros, boolean told) {
        var ana = somebodyOf(name);
        var by = "provider=\"" + name + "\"";
        var before = Management.metric("heartline_sms_reports_total", by);

        var id = order(ana.id(), "How was your walk?");

        awaitStatus(id, "delivered");
        assertThat(Management.metric("heartline_sms_reports_total", by)).isGreaterThan(before);
        assertThat(carrier.texts(name, PhoneNumber.of(ana.phone())))
                .singleElement()
                .extracting(TextReport::body)
                .isEqualTo("How was your walk?");
        assertThat(row(id))
                .containsEntry("provider", name)
                .containsEntry("attempts", 1)
                .containsEntry("cost_micros", micros)
                .containsEntry("cost_is_final", told);
    }

    /** Plivo takes 737 characters that aren't in the plain alphabet, MessageBird 603. */
    @ParameterizedTest
    @CsvSource({"plivo, 737, plivo", "plivo, 738, twilio", "messagebird, 603, messagebird", "messagebird, 604, twilio"})
    void whatACarrierIsTooShortForTheNextOneIsAskedFor(String name, int letters, String by) {
        var ana = somebodyOf(name);

        var id = order(ana.id(), "ж".repeat(letters));

        awaitStatus(id, "delivered");
        assertThat(row(id)).containsEntry("provider", by).containsEntry("attempts", 1);
        assertThat(texts(ana.phone()))
                .singleElement()
                .extracting(TextReport::body)
                .isEqualTo("ж".repeat(letters));
    }

    /** Ten segments a second, of which two seconds are given on credit; each text has eleven. */
    @Test
    void aNumberSendsNoFasterThanItsCarrierTakes() {
        var ids = Stream.generate(() -> order(somebodyOf("bird").id(), "x".repeat(1600)))
                .limit(3)
                .toList();

        ids.forEach(id -> awaitStatus(id, "delivered"));

        var began = ids.stream()
                .map(id -> ((Timestamp) row(id).get("claimed_at")).toInstant())
                .sorted()
                .toList();
        assertThat(Duration.between(began.getFirst(), began.getLast())).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(ids).allSatisfy(id -> assertThat(row(id)).containsEntry("attempts", 1));
    }

    @Test
    void whereACarrierTellsPricesOnlyToWhomAsksItIsAskedLater() {
        var ana = somebody();
        var id = order(ana.id(), "How was your walk?");
        awaitStatus(id, "delivered");
        assertThat(row(id)).containsEntry("cost_is_final", false);

        clock.moveOn(Duration.ofMinutes(11));

        await().untilAsserted(() -> assertThat(row(id))
                .containsEntry("cost_is_final", true)
                .containsEntry("cost_micros", 8_300L)
                .containsEntry("price_due_at", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plivo", "messagebird", "bird"})
    void whoWritesToANumberIsAnsweredByIt(String name) {
        // Routed to Twilio where we begin.
        var ana = somebody();
        var by = "provider=\"" + name + "\"";
        var before = Management.metric("heartline_sms_inbound_total", by);

        var asked = rowOf(carrier.send(name, InboundText.from(ana.phone(), "HELP")));

        assertThat(asked).containsEntry("provider", name).containsEntry("from_phone", ana.phone());
        await().until(() -> Management.metric("heartline_sms_inbound_total", by) > before);
        await().until(() -> !outbound(name, ana).isEmpty());
        assertThat(db.row("select * from sms_messages where replied_to_message_id = ?", asked.get("id")))
                .containsEntry("provider", name)
                .containsEntry("purpose", "help");
        assertThat(texts(ana.phone())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plivo", "messagebird", "bird"})
    void reportsThatComeTwiceAndInReverseLeadToTheSameEnd(String name) {
        var ana = somebodyOf(name);
        carrier.disturbCallbacks(new CallbackDisturbance(true, true, Duration.ZERO));

        var id = order(ana.id(), "How are you?");

        awaitStatus(id, "delivered");
        await().until(() -> texts(ana.phone()).getFirst().done());
        assertThat(row(id)).containsEntry("status", "delivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plivo", "messagebird", "bird"})
    void aRecipientWhoToldTheCarrierToStopHasOptedOut(String name) {
        var ana = somebodyOf(name);
        carrier.register(Person.answering(ana.phone(), Script.SILENT).withTexting(Texting.BLOCKED));

        var id = order(ana.id(), "How are you?");

        awaitStatus(id, "undelivered");
        await().untilAsserted(() -> assertThat(db.row(
                        "select * from contact_consent where contact = ?",
                        ana.id().toString()))
                .containsEntry("texts_standing", "stopped")
                .containsEntry("texts_source", "provider"));
    }

    @ParameterizedTest
    @CsvSource({"plivo, 429", "messagebird, 401", "bird, 403"})
    void whatACarrierCertainlyDoesNotTakeTheNextOneTakesAtOnce(String name, int status) {
        var ana = somebodyOf(name);
        carrier.failNextRequests(name, 1, new ApiFault.Refuses(status));

        var id = order(ana.id(), "How was your walk?");

        awaitStatus(id, "delivered");
        assertThat(row(id)).containsEntry("provider", "twilio").containsEntry("attempts", 2);
        assertThat(outbound(name, ana)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plivo", "messagebird", "bird"})
    void whatMayHaveBeenSentIsLookedUpAndSentByNobodyElse(String name) {
        var ana = somebodyOf(name);
        carrier.failNextRequests(name, 1, new ApiFault.LosesAnswer());
        carrier.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofMinutes(10)));
        var id = order(ana.id(), "How was your walk?");
        await().until(() -> !outbound(name, ana).isEmpty());
        awaitStatus(id, "sending");

        clock.moveOn(TIME_TO_RECONCILE);

        awaitStatus(id, "sent");
        assertThat(row(id))
                .containsEntry("provider", name)
                .containsEntry(
                        "provider_message_sid", outbound(name, ana).getFirst().messageSid());
        assertThat(texts(ana.phone())).hasSize(1);
    }

    /** Who is in danger rather has the answer twice than not at all. */
    @ParameterizedTest
    @ValueSource(strings = {"plivo", "messagebird", "bird"})
    void theAnswerToDangerIsGivenToTheNextCarrierWhereOneSaysNothing(String name) {
        var ana = somebodyOf(name);
        carrier.failNextRequests(name, 100, new ApiFault.Refuses(503));

        understood(carrier.send(name, InboundText.from(ana.phone(), "I want to kill myself tonight")));

        await().until(() -> inbox(ana.phone()).size() == 1);
        assertThat(inbox(ana.phone()).getFirst()).contains("988");
        assertThat(db.rows(
                        "select answer from care_alerts where user_id = ? and answer in ('sent', 'delivered')",
                        ana.id()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plivo", "messagebird", "bird"})
    void whatWasAskedWithoutAnAnswerIsTriedAgainByTheSameCarrierAlone(String name) {
        var ana = somebodyOf(name);
        carrier.failNextRequests(name, 1, new ApiFault.Hangs(Duration.ofSeconds(8)));
        var id = order(ana.id(), "How was your walk?");
        await().until(() -> carrier.failuresLeft(name) == 0);
        // The carrier takes nothing for a while: another one would, and must not be asked.
        carrier.failNextRequests(name, 1, new ApiFault.Refuses(429));

        clock.moveOn(TIME_TO_RECONCILE);
        await().until(() ->
                (int) row(id).get("attempts") == 2 && row(id).get("status").equals("queued"));
        clock.moveOn(Duration.ofMinutes(6));

        awaitStatus(id, "delivered");
        assertThat(row(id)).containsEntry("provider", name).containsEntry("lost_attempts", 1);
        assertThat(texts(ana.phone())).hasSize(1);
    }

    @Test
    void ofTwoTextsThatMayBothHaveBeenSentEachIsFound() {
        var ana = somebodyOf("plivo");
        carrier.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofMinutes(10)));
        carrier.failNextRequests("plivo", 2, new ApiFault.LosesAnswer());
        var one = order(ana.id(), "How was your walk?");
        await().until(() -> outbound("plivo", ana).size() == 1);
        var other = order(ana.id(), "Shall we talk?");
        await().until(() -> outbound("plivo", ana).size() == 2);
        var before = Management.metric("heartline_sms_reconciliations_total", "provider=\"plivo\"");

        clock.moveOn(TIME_TO_RECONCILE);

        awaitStatus(one, "sent");
        awaitStatus(other, "sent");
        assertThat(Management.metric("heartline_sms_reconciliations_total", "provider=\"plivo\"") - before)
                .isGreaterThanOrEqualTo(2);
        assertThat(texts(ana.phone())).hasSize(2);
        assertThat(row(one).get("provider_message_sid")).isNotEqualTo(row(other).get("provider_message_sid"));
    }

    /** Plivo has one of two, and its records don't say which. */
    @Test
    void whereACarrierHasOneOfTwoTextsNeitherIsSentAgain() {
        var ana = somebodyOf("plivo");
        carrier.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofMinutes(30)));
        carrier.failNextRequests("plivo", 1, new ApiFault.Hangs(Duration.ofSeconds(8)));
        var lost = order(ana.id(), "How was your walk?");
        await().until(() -> carrier.failuresLeft("plivo") == 0);
        carrier.failNextRequests("plivo", 1, new ApiFault.LosesAnswer());
        var sent = order(ana.id(), "Shall we talk?");
        await().until(() -> outbound("plivo", ana).size() == 1);

        clock.moveOn(TIME_TO_RECONCILE);
        await().until(() -> row(lost).get("looked_up_at") != null && row(sent).get("looked_up_at") != null);
        clock.moveOn(Duration.ofMinutes(10));

        awaitStatus(lost, "failed");
        awaitStatus(sent, "failed");
        assertThat(row(lost)).containsEntry("error_code", "unclear").containsEntry("attempts", 1);
        assertThat(row(sent)).containsEntry("error_code", "unclear").containsEntry("attempts", 1);
        assertThat(texts(ana.phone())).hasSize(1);
    }

    /** Nobody can be asked, and nobody else may send what that one may have sent. */
    @Test
    void whatACarrierMayHaveThatWasTakenOutOfUseFailsInTheEndAndIsSentByNobody() {
        var ana = somebodyOf("plivo");
        carrier.failNextRequests("plivo", 1, new ApiFault.Hangs(Duration.ofSeconds(8)));
        var asked = order(ana.id(), "How was your walk?");
        await().until(() -> carrier.failuresLeft("plivo") == 0);
        carrier.failNextRequests("plivo", 1, new ApiFault.Hangs(Duration.ofSeconds(8)));
        var lost = order(ana.id(), "Shall we talk?");
        await().until(() -> carrier.failuresLeft("plivo") == 0);
        db.update("alter table sms_messages drop constraint sms_messages_provider_check");
        try {
            db.update("update sms_messages set provider = 'gone' where id = ?", asked);
            db.update(
                    "update sms_messages set provider = 'gone', status = 'queued', lost_attempts = 1 where id = ?",
                    lost);

            await().until(() -> "carrier_not_connected".equals(row(lost).get("error_code")));
            assertThat(row(lost)).containsEntry("status", "queued");
            clock.moveOn(Duration.ofHours(73));

            awaitStatus(asked, "failed");
            await().until(() -> List.of("failed", "skipped").contains(row(lost).get("status")));
            assertThat(texts(ana.phone())).isEmpty();
        } finally {
            db.update("update sms_messages set provider = 'plivo' where provider = 'gone'");
            db.update("alter table sms_messages add constraint sms_messages_provider_check"
                    + " check (provider in ('twilio', 'messagebird', 'bird', 'plivo'))");
        }
    }

    /** The carrier gives up waiting; what it asked for is done all the same, or may be asked for again. */
    @Test
    void whoHangsUpBeforeATextIsStoredLosesItNotAndIsToldToComeAgain() throws SQLException {
        var ana = somebodyOf("plivo");
        var sid = UUID.randomUUID().toString();
        var text = inbound(ana, sid);

        try (var parked = db.connect();
                var statement = parked.createStatement()) {
            parked.setAutoCommit(false);
            statement.execute("lock table sms_messages in share mode");
            assertThatThrownBy(() -> postAndHangUp(text)).isInstanceOf(HttpTimeoutException.class);
            assertThat(post("plivo", text)).isEqualTo(503);
            parked.rollback();
        }

        assertThat(rowOf(sid)).containsEntry("body", "STOP calling me").containsEntry("from_phone", ana.phone());
        await().until(() -> post("plivo", text) == 403);
        assertThat(db.count("select count(*) from sms_messages where provider_message_sid = ?", sid))
                .isEqualTo(1);
    }

    private static void postAndHangUp(Webhook webhook) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(setting("heartline.public-url") + webhook.pathAndQuery()))
                    .timeout(Duration.ofMillis(700))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(webhook.body()));
            webhook.headers().forEach(request::header);
            client.send(request.build(), HttpResponse.BodyHandlers.discarding());
        }
    }

    private static Webhook inbound(Somebody from, String sid) {
        var path = "/webhooks/plivo/sms/inbound";
        var form = FormBody.of(Map.of(
                "MessageUUID", sid, "From", from.phone().substring(1), "To", "12025550100", "Text", "STOP calling me"));
        return plivo(path, form);
    }

    /** Plivo's pages count from 0 and from 1. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatIsWrittenToPicturesIsReadAndThePicturesAreCounted(int first) {
        var ana = somebody();
        var sid = UUID.randomUUID().toString();
        var form = FormBody.of(Map.of(
                "MessageUUID",
                sid,
                "From",
                ana.phone().substring(1),
                "To",
                "12025550100",
                "Type",
                "mms",
                "Body",
                "My lunch",
                "Media" + first,
                "https://media.plivo.com/a",
                "Media" + (first + 1),
                "https://media.plivo.com/b"));

        assertThat(post("plivo", plivo("/webhooks/plivo/sms/inbound", form))).isLessThan(300);

        assertThat(rowOf(sid)).containsEntry("body", "My lunch").containsEntry("media_count", 2);
    }

    @Test
    void whatComesByAnotherChannelOfTheWorkspaceIsNotForUs() {
        var ana = somebodyOf("bird");
        carrier.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofMinutes(10)));
        var id = order(ana.id(), "How are you?");
        awaitStatus(id, "sent");
        var before = Management.metric("heartline_sms_other_channels_total", "provider=\"bird\"");
        var elsewhere = UUID.randomUUID().toString();
        var sid = UUID.randomUUID().toString();

        assertThat(post("bird", bird("inbound", """
                {"service":"channels","event":"sms.inbound","payload":{"id":"%s","channelId":"%s",
                 "sender":{"contact":{"identifierValue":"%s"}},"body":{"type":"text","text":{"text":"hello"}}}}""".formatted(sid, elsewhere, ana.phone()), Instant.now())))
                .isLessThan(300);
        assertThat(post("bird", bird("status", """
                {"service":"channels","event":"sms.outbound","payload":{"id":"%s","channelId":"%s","reference":"%s","status":"delivered"}}""".formatted(sid, elsewhere, id), Instant.now())))
                .isLessThan(300);

        assertThat(db.count("select count(*) from sms_messages where provider_message_sid = ?", sid))
                .isZero();
        assertThat(row(id)).containsEntry("status", "sent");
        assertThat(Management.metric("heartline_sms_other_channels_total", "provider=\"bird\"") - before)
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plivo", "messagebird", "bird"})
    void anotherCarriersWordOnATextChangesNothing(String name) {
        var ana = somebodyOf(name);
        carrier.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofMinutes(10)));
        var id = order(ana.id(), "How are you?");
        awaitStatus(id, "sent");
        var other = name.equals("plivo") ? "messagebird" : "plivo";

        var word = signed(other, id, UUID.randomUUID().toString(), "delivered", Instant.now());
        assertThat(post(other, word)).isLessThan(300);

        assertThat(row(id)).containsEntry("status", "sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plivo", "messagebird", "bird"})
    void aWebhookThatIsForgedReplayedStaleOrSwappedIsRefusedAndCounted(String name) {
        var genuine = signed(name, UUID.randomUUID(), UUID.randomUUID().toString());
        var before = refused(name);

        var fresh = signed(name, UUID.randomUUID(), UUID.randomUUID().toString());
        var altered = altered(name);

        assertThat(post(name, fresh.swapped())).as("swapped").isEqualTo(403);
        assertThat(altered(name) - altered).as("what is said of a swapped one").isEqualTo(1);
        assertThat(post(name, genuine)).isLessThan(300);
        assertThat(post(name, genuine)).as("replayed").isEqualTo(403);
        assertThat(post(name, genuine.forged())).as("forged").isEqualTo(403);
        assertThat(post(name, genuine.unsigned())).as("unsigned").isEqualTo(403);
        if (!name.equals("plivo")) {
            // Plivo's says nothing of when it was made.
            assertThat(post(name, stale(name))).as("stale").isEqualTo(403);
        }

        assertThat(refused(name) - before).isEqualTo(name.equals("plivo") ? 4 : 5);
    }

    private List<TextReport> outbound(String name, Somebody somebody) {
        return carrier.texts(name, PhoneNumber.of(somebody.phone())).stream()
                .filter(text -> text.direction() == Direction.OUTBOUND)
                .toList();
    }

    private static double refused(String provider) {
        return Management.metric("heartline_webhooks_refused_total", "provider=\"" + provider + "\"");
    }

    /** Refused because the signature is of something else. */
    private static double altered(String provider) {
        return Stream.of("mismatch", "body_altered")
                .mapToDouble(reason -> Management.metric(
                        "heartline_webhooks_refused_total", "provider=\"" + provider + "\",reason=\"" + reason + "\""))
                .sum();
    }

    /** @param pathAndQuery of our door */
    private record Webhook(String method, String pathAndQuery, Map<String, String> headers, String body) {

        Webhook forged() {
            var other = new HashMap<String, String>();
            headers.forEach((name, value) ->
                    other.put(name, name.toLowerCase(Locale.ROOT).contains("signature") ? "AAAA" : value));
            return new Webhook(method, pathAndQuery, other, body);
        }

        /** Another body, or where there is none another query, under the same signature. */
        Webhook swapped() {
            return body.isEmpty()
                    ? new Webhook(method, pathAndQuery.replace("status=sent", "status=delivered"), headers, body)
                    : new Webhook(method, pathAndQuery, headers, body.replace("sent", "delivered"));
        }

        Webhook unsigned() {
            return new Webhook(method, pathAndQuery, Map.of(), body);
        }
    }

    private static Webhook signed(String name, UUID message, String sid) {
        return signed(name, message, sid, "sent", Instant.now());
    }

    private static Webhook stale(String name) {
        return signed(
                name,
                UUID.randomUUID(),
                UUID.randomUUID().toString(),
                "sent",
                Instant.now().minus(Duration.ofHours(1)));
    }

    /** A report on a text of ours. */
    private static Webhook signed(String name, UUID message, String sid, String status, Instant at) {
        var base = setting("heartline.public-url");
        return switch (name) {
            case "plivo" ->
                plivo(
                        "/webhooks/plivo/sms/status?message=" + message,
                        FormBody.of(Map.of("MessageUUID", sid, "Status", status)));
            case "messagebird" -> {
                var path = "/webhooks/messagebird/sms/status?message=" + message + "&id=" + sid + "&status=" + status;
                var signature =
                        new MessageBirdSignature(SimulatorAddress.MESSAGE_BIRD.signingKey(), InstantSource.fixed(at));
                yield new Webhook(
                        "GET", path, Map.of(MessageBirdSignature.HEADER, signature.sign(base + path, new byte[0])), "");
            }
            default -> bird("status", """
                        {"service":"channels","event":"sms.outbound","payload":{"id":"%s","channelId":"%s","reference":"%s","status":"%s"}}""".formatted(sid, SimulatorAddress.BIRD.channelId(), message, status), at);
        };
    }

    private static Webhook plivo(String path, FormBody form) {
        var nonce = UUID.randomUUID().toString();
        var signature = new PlivoSignature(SimulatorAddress.PLIVO.authToken())
                .sign("POST", setting("heartline.public-url") + path, form, nonce);
        return new Webhook(
                "POST", path, Map.of(PlivoSignature.HEADER, signature, PlivoSignature.NONCE, nonce), form.encoded());
    }

    private static Webhook bird(String door, String body, Instant at) {
        var path = "/webhooks/bird/sms/" + door;
        var timestamp = Long.toString(at.getEpochSecond());
        var signature = new BirdSignature(SimulatorAddress.BIRD.signingKey(), InstantSource.system())
                .sign(timestamp, setting("heartline.public-url") + path, body.getBytes(StandardCharsets.UTF_8));
        return new Webhook(
                "POST", path, Map.of(BirdSignature.HEADER, signature, BirdSignature.TIMESTAMP, timestamp), body);
    }

    private static int post(String name, Webhook webhook) {
        var request = RestAssured.given().urlEncodingEnabled(false).headers(webhook.headers());
        if (!webhook.body().isEmpty()) {
            request.contentType(name.equals("bird") ? "application/json" : "application/x-www-form-urlencoded")
                    .body(webhook.body());
        }
        return request.request(webhook.method(), webhook.pathAndQuery()).statusCode();
    }
}
