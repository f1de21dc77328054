package dev.heartline.sms.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.carrier.network.Texting;
import dev.heartline.sms.OverTheWire;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.twilio.TwilioSignature;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class DeliveryReportTest extends OverTheWire {

    @Test
    void reportsThatComeTwiceAndInReverseLeadToTheSameEnd() {
        var ana = somebody();
        carrier.disturbCallbacks(new CallbackDisturbance(true, true, Duration.ZERO));

        var id = order(ana.id(), "How are you?");

        awaitStatus(id, "delivered");
        await().until(() -> texts(ana.phone()).getFirst().done());
        assertThat(row(id)).containsEntry("status", "delivered");
    }

    @Test
    void aLostTextKeepsItsErrorCode() {
        var ana = somebody();
        carrier.register(Person.answering(ana.phone(), Script.SILENT).withTexting(new Texting.Undelivered(30005)));

        var id = order(ana.id(), "How are you?");

        awaitStatus(id, "undelivered");
        assertThat(row(id)).containsEntry("error_code", "30005");
        report(id, Map.of("MessageSid", (String) row(id).get("provider_message_sid"), "MessageStatus", "delivered"))
                .then()
                .statusCode(204);
        assertThat(row(id)).containsEntry("status", "undelivered").containsEntry("error_code", "30005");
    }

    @Test
    void aRecipientWhoTheProviderBlocksHasOptedOut() {
        var ana = somebody();
        carrier.register(Person.answering(ana.phone(), Script.SILENT).withTexting(Texting.BLOCKED));

        var id = order(ana.id(), "How are you?");

        awaitStatus(id, "failed");
        assertThat(row(id)).containsEntry("error_code", "21610");
        assertThat(db.row(
                        "select * from contact_consent where contact = ?",
                        ana.id().toString()))
                .containsEntry("texts_standing", "stopped")
                .containsEntry("calls_standing", "stopped")
                .containsEntry("texts_source", "provider");
        var next = order(ana.id(), "And now?");
        awaitStatus(next, "skipped");
        assertThat(row(next)).containsEntry("contact_reason", "opted_out");
    }

    @Test
    void anOptOutThatTheProviderReportsLaterBindsToo() {
        var ana = somebody();
        carrier.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofMinutes(10)));
        var id = order(ana.id(), "How are you?");
        awaitStatus(id, "sent");

        blocked(id);

        assertThat(row(id)).containsEntry("status", "failed").containsEntry("error_code", "21610");
        assertThat(db.row(
                        "select texts_standing from contact_consent where contact = ?",
                        ana.id().toString()))
                .containsEntry("texts_standing", "stopped");
    }

    @Test
    void aLateReportOfABlockStopsNobodyWhoHasComeBackSince() {
        var ana = somebody();
        carrier.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofMinutes(10)));
        var id = order(ana.id(), "How are you?");
        awaitStatus(id, "sent");
        understood(text(ana.phone(), "STOP"));
        understood(text(ana.phone(), "START"));

        blocked(id);

        assertThat(row(id)).containsEntry("status", "failed").containsEntry("error_code", "21610");
        assertThat(consent(ana))
                .containsEntry("texts_standing", "released")
                .containsEntry("calls_standing", "released");
    }

    @Test
    void aReplayedReportOfABlockStopsNobody() {
        var ana = somebody();
        carrier.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofMinutes(10)));
        var id = order(ana.id(), "How are you?");
        awaitStatus(id, "sent");
        blocked(id);
        var first = consent(ana);
        understood(text(ana.phone(), "START"));
        var told = kafka.ofKey("consent.changed", ana.id().toString()).size();

        blocked(id);

        assertThat(first).containsEntry("texts_standing", "stopped");
        assertThat(consent(ana))
                .containsEntry("texts_standing", "released")
                .containsEntry("calls_standing", "released");
        assertThat(kafka.ofKey("consent.changed", ana.id().toString())).hasSize(told);
    }

    @Test
    void aReleaseInTheAppLiftsNoBlockOfTheProviderWhichStandsForTextsOnly() {
        var ana = somebody();
        carrier.register(Person.answering(ana.phone(), Script.SILENT).withTexting(Texting.BLOCKED));
        awaitStatus(order(ana.id(), "How are you?"), "failed");
        release(ana);

        var next = order(ana.id(), "And now?");

        awaitStatus(next, "failed");
        assertThat(consent(ana))
                .containsEntry("texts_standing", "stopped")
                .containsEntry("texts_source", "provider")
                .containsEntry("texts_source_id", next)
                .containsEntry("calls_standing", "released");
    }

    @Test
    void aBlockThatIsNewerThanTheReleaseStopsCallsToo() {
        var ana = somebody();
        release(ana);
        awaitStatus(order(ana.id(), "How are you?"), "delivered");
        carrier.register(Person.answering(ana.phone(), Script.SILENT).withTexting(Texting.BLOCKED));

        awaitStatus(order(ana.id(), "And now?"), "failed");

        assertThat(consent(ana)).containsEntry("texts_standing", "stopped").containsEntry("calls_standing", "stopped");
    }

    private void release(Somebody somebody) {
        operator()
                .body(Map.of("calls", "released", "texts", "released"))
                .put("/contacts/{userId}/consent", somebody.id())
                .then()
                .statusCode(200);
    }

    private Map<String, Object> consent(Somebody somebody) {
        return db.row(
                "select * from contact_consent where contact = ?", somebody.id().toString());
    }

    private void blocked(UUID id) {
        report(
                        id,
                        Map.of(
                                "MessageSid", (String) row(id).get("provider_message_sid"),
                                "MessageStatus", "failed",
                                "ErrorCode", "21610"))
                .then()
                .statusCode(204);
    }

    @Test
    void aReportOnATextThatWeDoNotKnowIsTakenAndChangesNothing() {
        report(UUID.randomUUID(), Map.of("MessageSid", "SM404", "MessageStatus", "delivered"))
                .then()
                .statusCode(204);
    }

    @Test
    void aForgedReportIsRefused() {
        var ana = somebody();
        carrier.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofMinutes(10)));
        var id = order(ana.id(), "How are you?");
        awaitStatus(id, "sent");

        RestAssured.given()
                .contentType("application/x-www-form-urlencoded")
                .header(TwilioSignature.HEADER, "bm90IGEgc2lnbmF0dXJl")
                .body("MessageSid=" + row(id).get("provider_message_sid") + "&MessageStatus=failed")
                .post("/webhooks/twilio/sms/status?message=" + id)
                .then()
                .statusCode(403);

        assertThat(row(id)).containsEntry("status", "sent");
    }

    private static Response report(UUID message, Map<String, String> fields) {
        var path = "/webhooks/twilio/sms/status?message=" + message;
        var form = FormBody.of(fields);
        return RestAssured.given()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header(
                        TwilioSignature.HEADER,
                        new TwilioSignature(LocalStackResource.TWILIO_AUTH_TOKEN)
                                .sign(setting("heartline.public-url") + path, form))
                .body(form.encoded())
                .post(path);
    }
}
