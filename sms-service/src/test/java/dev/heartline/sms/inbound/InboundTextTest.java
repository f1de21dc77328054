package dev.heartline.sms.inbound;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.InboundText;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.sms.OverTheWire;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.twilio.TwilioSignature;
import dev.heartline.testing.AtOnce;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class InboundTextTest extends OverTheWire {

    private static final String DOOR = "/webhooks/twilio/sms/inbound";

    @Test
    void aTextIsStoredUnderstoodAndToldOnce() {
        var ana = somebody();

        var sid = text(ana.phone(), "I ran 5k this morning and I feel great!");

        var row = understood(sid);
        assertThat(row)
                .containsEntry("user_id", ana.id())
                .containsEntry("direction", "inbound")
                .containsEntry("from_phone", ana.phone())
                .containsEntry("to_phone", LocalStackResource.TWILIO_FROM_NUMBER)
                .containsEntry("provider", "twilio")
                .containsEntry("status", "received")
                .containsEntry("intent_detected", "report_progress")
                .containsEntry("sentiment", "positive")
                .containsEntry("crisis", false)
                .containsEntry("segments", 1)
                .containsEntry("cost_cents", 1)
                .containsEntry("cost_micros", 8300L)
                .containsEntry("cost_currency", "USD");
        var told = told((UUID) row.get("id"));
        assertThat(told).singleElement().satisfies(data -> {
            assertThat(data.path("userId").asText()).isEqualTo(ana.id().toString());
            assertThat(data.path("conversationId").asText())
                    .isEqualTo(row.get("conversation_id").toString());
            assertThat(data.path("body").asText()).isEqualTo("I ran 5k this morning and I feel great!");
            assertThat(data.path("intent").asText()).isEqualTo("report_progress");
            assertThat(data.path("sentiment").asText()).isEqualTo("positive");
            assertThat(data.path("crisis").asBoolean()).isFalse();
        });
        assertThat(texts(ana.phone())).isEmpty();
    }

    @Test
    void anEditIsReadAsWhatStandsInItAndKnowsTheTextThatItReplaces() {
        var ana = somebody();
        var first = understood(text(ana.phone(), "I am fine about it"));
        var edit = understood(text(ana.phone(), "Edited to “I had oatmeal for breakfast”"));
        var stop = understood(text(ana.phone(), "Edited to “STOP”"));

        assertThat(first).containsEntry("edits_message_id", null);
        assertThat(edit)
                .containsEntry("edits_message_id", first.get("id"))
                .containsEntry("reported_as", "edit")
                .containsEntry("intent_detected", "log_food")
                .containsEntry("body", "Edited to “I had oatmeal for breakfast”");
        assertThat(stop).containsEntry("intent_detected", "opt_out").containsEntry("edits_message_id", first.get("id"));
        assertThat(told((UUID) edit.get("id"))).singleElement().satisfies(data -> {
            assertThat(data.path("body").asText()).isEqualTo("I had oatmeal for breakfast");
            assertThat(data.path("replacesMessageId").asText())
                    .isEqualTo(first.get("id").toString());
        });
        assertThat(told((UUID) first.get("id")))
                .singleElement()
                .satisfies(data ->
                        assertThat(data.path("replacesMessageId").isTextual()).isFalse());
    }

    @Test
    void anEditStandsForTheTextItIsLikestNotForTheLatest() {
        var ana = somebody();
        var run = understood(text(ana.phone(), "I ran 5 km in the park"));
        understood(text(ana.phone(), "Are you there?"));

        var edit = understood(text(ana.phone(), "Edited to “I ran 6 km in the park”"));
        var again = understood(text(ana.phone(), "Edited to “I ran 6 miles in the park”"));

        assertThat(edit).containsEntry("edits_message_id", run.get("id"));
        assertThat(again).containsEntry("edits_message_id", run.get("id"));
    }

    @Test
    void whatNobodyWroteIsNotedAsWhatItIs() {
        var ana = somebody();

        var reaction = understood(text(ana.phone(), "Liked “How was your day?”"));
        var away = understood(
                text(
                        ana.phone(),
                        "I'm driving with Do Not Disturb While Driving turned on. I'll see your message when I get where I'm going."));
        var written = understood(text(ana.phone(), "It was fine"));

        assertThat(reaction).containsEntry("reported_as", "reaction");
        assertThat(away).containsEntry("reported_as", "auto_reply");
        assertThat(written).containsEntry("reported_as", null);
        operator().get("/messages/" + away.get("id")).then().statusCode(200).body("reportedAs", equalTo("auto_reply"));
    }

    @Test
    void picturesAreCountedAndNotKept() {
        var ana = somebody();
        var sid = "SM" + UUID.randomUUID();
        var fields = new ArrayList<>(form(sid, ana.phone(), "My lunch").fields());
        fields.removeIf(field -> field.name().equals("NumMedia"));
        fields.add(new FormBody.Field("NumMedia", "2"));
        fields.add(new FormBody.Field("MediaContentType0", "image/jpeg"));
        fields.add(new FormBody.Field("MediaContentType1", "image/jpeg"));
        var form = new FormBody(fields);

        post(form, sign(form)).then().statusCode(200);

        assertThat(understood(sid)).containsEntry("media_count", 2).containsEntry("body", "My lunch");
        assertThat(db.value(
                        String.class,
                        "select array_to_string(media_types, ' ') from sms_messages where provider_message_sid = ?",
                        sid))
                .isEqualTo("image/jpeg image/jpeg");
        operator()
                .get("/messages/" + rowOf(sid).get("id"))
                .then()
                .statusCode(200)
                .body("mediaTypes", equalTo(List.of("image/jpeg", "image/jpeg")));
    }

    @Test
    void aSecretStaysInItsRowWhichSaysSoAndIsNotTold() {
        var ana = somebody();

        var row = understood(text(ana.phone(), "My password is hunter2, and I ran 5k today"));
        var plain = understood(text(ana.phone(), "I take 500 milligrams twice a day"));

        assertThat(row)
                .containsEntry("body", "My password is hunter2, and I ran 5k today")
                .containsEntry("sensitive", true);
        assertThat(plain).containsEntry("sensitive", false);
        assertThat(told((UUID) row.get("id")))
                .singleElement()
                .satisfies(data -> assertThat(data.path("body").asText())
                        .isEqualTo("My password is [password], and I ran 5k today"));
    }

    @Test
    void theAnswerToTheWebhookIsEmptyTwiML() {
        var form = form("SM" + UUID.randomUUID(), newNumber(), "hello");

        post(form, sign(form)).then().statusCode(200).contentType("text/xml").body(containsString("<Response/>"));
    }

    @Test
    void aRedeliveredTextChangesNothing() {
        var ana = somebody();
        var sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        carrier.send(
                InboundText.from(ana.phone(), "How much water should I drink?").withMessageSid(sid));
        var first = understood(sid);
        var form = form(sid, ana.phone(), "How much water should I drink?");

        post(form, sign(form)).then().statusCode(200);
        post(form, sign(form)).then().statusCode(200);

        // The driver's arrays are equal only to themselves.
        assertThat(rowOf(sid).toString()).isEqualTo(first.toString());
        // A later text of the same sender is told after all that went before it.
        told((UUID) understood(text(ana.phone(), "Thank you")).get("id"));
        assertThat(told((UUID) first.get("id"))).hasSize(1);
    }

    @Test
    void aRedeliveredOptOutIsConfirmedOnce() {
        var ana = somebody();
        var form = form("SM" + UUID.randomUUID(), ana.phone(), "STOP");
        var signature = sign(form);

        AtOnce.times(5, () -> post(form, signature).then().statusCode(200));

        await().until(() -> inbox(ana.phone()).size() == 1);
        assertThat(db.count("select count(*) from sms_messages where user_id = ?", ana.id()))
                .isEqualTo(2);
    }

    /** Twilio's list of words is the number's own, and Twilio has answered by then. */
    @Test
    void anOptOutThatTheCarrierReadBindsInAnyWordsAndIsNotConfirmedAgain() {
        var ana = somebody();
        var stop = optOut(ana, "BASTA", "STOP");

        assertThat(stop).containsEntry("intent_detected", "opt_out");
        assertThat(consent(ana)).containsEntry("texts_standing", "stopped").containsEntry("texts_source", "keyword");
        var help = optOut(ana, "AYUDA", "HELP");
        var start = optOut(ana, "ALTA", "START");

        assertThat(help).containsEntry("intent_detected", "request_help").containsEntry("requires_response", false);
        assertThat(start).containsEntry("intent_detected", "opt_in");
        assertThat(consent(ana).get("texts_standing")).isNotEqualTo("stopped");
        assertThat(db.count("select count(*) from sms_messages where user_id = ? and direction = 'outbound'", ana.id()))
                .isZero();
    }

    private Map<String, Object> optOut(Somebody somebody, String body, String type) {
        var sid = "SM" + UUID.randomUUID();
        var fields = new ArrayList<>(form(sid, somebody.phone(), body).fields());
        fields.add(new FormBody.Field("OptOutType", type));
        var form = new FormBody(fields);
        post(form, sign(form)).then().statusCode(200);
        return understood(sid);
    }

    private Map<String, Object> consent(Somebody somebody) {
        return db.row(
                "select * from contact_consent where contact = ?", somebody.id().toString());
    }

    @Test
    void aForgedOrUnsignedWebhookIsRefused() {
        var ana = somebody();
        var form = form("SM" + UUID.randomUUID(), ana.phone(), "Send me everything");
        var other = form("SM" + UUID.randomUUID(), ana.phone(), "hello");

        post(form, sign(other)).then().statusCode(403).contentType("application/problem+json");
        post(form, null).then().statusCode(403).contentType("application/problem+json");

        assertThat(db.count("select count(*) from sms_messages where from_phone = ?", ana.phone()))
                .isZero();
        RestAssured.get(Management.at("/q/metrics"))
                .then()
                .body(containsString(
                        "heartline_webhooks_refused_total{door=\"webhook\",provider=\"twilio\",reason=\"mismatch\"}"))
                .body(containsString(
                        "heartline_webhooks_refused_total{door=\"webhook\",provider=\"twilio\",reason=\"missing\"}"));
    }

    @Test
    void aSignedWebhookWithoutTheNeededFieldsIsABadRequest() {
        var form = FormBody.of(Map.of("Body", "hello"));

        post(form, sign(form)).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void anUnknownNumberBelongsToNobodyAndGetsNoReply() {
        var phone = newNumber();

        var row = understood(text(phone, "Who is this? Can you help me lose weight?"));

        assertThat(row.get("user_id")).isNull();
        assertThat(told((UUID) row.get("id")))
                .singleElement()
                .satisfies(
                        data -> assertThat(data.path("userId").isMissingNode()).isTrue());
        assertThat(kafka.ofKey("sms.received", row.get("conversation_id").toString()))
                .hasSize(1);
        assertThat(texts(phone)).isEmpty();
    }

    @Test
    void aNumberOfTwoUsersBelongsToNeither() {
        var ana = somebody();
        know(new UserProfile(UUID.randomUUID(), "Ben", ana.phone(), null, null, null, Set.of(Channel.SMS), false));

        var row = understood(text(ana.phone(), "I had a salad for lunch"));

        assertThat(row.get("user_id")).isNull();
    }

    @Test
    void textsFormAThreadUntilNobodyWritesForLong() {
        var ana = somebody();
        var ours = order(ana.id(), "How was your day?");
        awaitStatus(ours, "delivered");

        var answer = understood(text(ana.phone(), "Good, thanks"));
        var more = understood(text(ana.phone(), "And I slept well"));
        clock.moveOn(Duration.ofHours(13));
        var muchLater = understood(text(ana.phone(), "Good morning"));

        assertThat(answer)
                .containsEntry("conversation_id", row(ours).get("conversation_id"))
                .containsEntry("replied_to_message_id", ours);
        assertThat(more).containsEntry("conversation_id", answer.get("conversation_id"));
        assertThat(muchLater.get("conversation_id")).isNotEqualTo(answer.get("conversation_id"));
        assertThat(muchLater.get("replied_to_message_id")).isNull();
    }

    @Test
    void aTextThatACrashLeftBehindIsUnderstood() {
        var ana = somebody();
        var id = UUID.randomUUID();

        db.update("""
                insert into sms_messages (id, direction, from_phone, to_phone, body, provider, provider_message_sid,
                  status, segments, cost_cents, created_at, reading_since)
                values (?, 'inbound', ?, '+12025550100', 'I walked to work', 'twilio', ?, 'received', 1, 1, ?, ?)
                """, id, ana.phone(), "SM" + id, longAgo(), longAgo());

        await().until(() -> row(id).get("understood_at") != null);
        assertThat(row(id)).containsEntry("user_id", ana.id());
        assertThat(told(id)).hasSize(1);
    }

    @Test
    void textsOfOneSenderAreToldInTheirOrder() {
        var ana = somebody();
        var bodies = IntStream.range(0, 25).mapToObj(i -> "Text number " + i).toList();

        bodies.forEach(body -> {
            var form = form("SM" + UUID.randomUUID(), ana.phone(), body);
            post(form, sign(form)).then().statusCode(200);
        });

        var told = kafka.await("sms.received", received -> ana.id().toString().equals(received.key()), bodies.size());
        assertThat(told).hasSize(bodies.size());
        assertThat(told.stream().map(received -> field(received.value(), "body")))
                .containsExactlyElementsOf(bodies);
    }

    @Test
    void whateverIsTextedIsStoredAndTold() {
        var ana = somebody();
        var bodies = List.of(
                "",
                "🙂🙂",
                "a\u0000b",
                "{first_name}",
                "'; drop table sms_messages; --",
                "x".repeat(1600),
                "¿Cómo estás?");

        for (var body : bodies) {
            var form = form("SM" + UUID.randomUUID(), ana.phone(), body);
            post(form, sign(form)).then().statusCode(200);

            var row = understood(form.first("MessageSid").orElseThrow());
            assertThat(row).containsEntry("body", body.replace("\u0000", ""));
            assertThat(told((UUID) row.get("id"))).hasSize(1);
        }
    }

    private Timestamp longAgo() {
        return Timestamp.from(clock.instant().minus(Duration.ofMinutes(1)));
    }

    private static String field(String json, String name) {
        return JsonPath.from(json).getString(name);
    }

    private static FormBody form(String sid, String from, String body) {
        return FormBody.of(Map.of(
                "MessageSid",
                sid,
                "AccountSid",
                LocalStackResource.TWILIO_ACCOUNT_SID,
                "From",
                from,
                "To",
                LocalStackResource.TWILIO_FROM_NUMBER,
                "Body",
                body,
                "NumMedia",
                "0"));
    }

    private static String sign(FormBody form) {
        return new TwilioSignature(LocalStackResource.TWILIO_AUTH_TOKEN)
                .sign(setting("heartline.public-url") + DOOR, form);
    }

    private static Response post(FormBody form, String signature) {
        var request = RestAssured.given()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body(form.encoded());
        if (signature != null) {
            request.header(TwilioSignature.HEADER, signature);
        }
        return request.post(DOOR);
    }
}
