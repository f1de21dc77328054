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

        report(
                        id,
                        Map.of(
                                "MessageSid", (String) row(id).get("provider_message_sid"),
                                "MessageStatus", "failed",
                                "ErrorCode", "21610"))
                .then()
                .statusCode(204);

        assertThat(row(id)).containsEntry("status", "failed").containsEntry("error_code", "21610");
        assertThat(db.row(
                        "select texts_standing from contact_consent where contact = ?",
                        ana.id().toString()))
                .containsEntry("texts_standing", "stopped");
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
