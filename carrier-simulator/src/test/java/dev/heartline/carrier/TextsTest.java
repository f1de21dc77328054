package dev.heartline.carrier;

import java.time.Duration;
import java.util.stream.Stream;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.carrier.network.InboundText;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.carrier.network.TextReport;
import dev.heartline.carrier.network.TextState;
import dev.heartline.carrier.network.Texting;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.signature.SignatureVerdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

class TextsTest {
    private static final PhoneNumber MAYA = PhoneNumber.of(Stage.MAYA);
    private final Stage stage = new Stage();
    private final TestCoach coach = stage.coach;
    private final Person maya = Person.answering(Stage.MAYA, Script.SILENT);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aPersonTextsUs() {
        var sid = stage.simulator.send(InboundText.from(Stage.MAYA, "I did it 😀"));

        var text = awaitDone(sid);
        var webhook = coach.received(TestCoach.SMS).getFirst();
        assertThat(webhook.verdict()).isEqualTo(SignatureVerdict.GENUINE);
        assertThat(webhook.field("MessageSid")).isEqualTo(sid).matches("SM[0-9a-f]{32}");
        assertThat(webhook.field("From")).isEqualTo(Stage.MAYA);
        assertThat(webhook.field("To")).isEqualTo(Stage.OURS);
        assertThat(webhook.field("Body")).isEqualTo("I did it 😀");
        assertThat(webhook.field("NumSegments")).isEqualTo("1");
        assertThat(text.deliveries().getFirst().isDelivered()).isTrue();
    }

    @Test
    void aPersonSendsPictures() {
        var sid = stage.simulator.send(InboundText.from(Stage.MAYA, "").withMedia(2));

        awaitDone(sid);
        var webhook = coach.received(TestCoach.SMS).getFirst();
        assertThat(webhook.verdict()).isEqualTo(SignatureVerdict.GENUINE);
        assertThat(webhook.field("MessageSid")).isEqualTo(sid).matches("MM[0-9a-f]{32}");
        assertThat(webhook.field("Body")).isEmpty();
        assertThat(webhook.field("NumMedia")).isEqualTo("2");
        assertThat(webhook.field("MediaUrl1")).contains("/Messages/" + sid + "/Media/ME");
        assertThat(webhook.field("MediaContentType1")).isEqualTo("image/jpeg");
    }

    @Test
    void textsComeTwiceWithTheSameToken() {
        stage.simulator.disturbTexts(new CallbackDisturbance(true, false, Duration.ZERO));

        awaitDone(stage.simulator.send(InboundText.from(Stage.MAYA, "hello")));

        assertThat(coach.received(TestCoach.SMS)).hasSize(2);
        assertThat(coach.received(TestCoach.SMS).stream()
                        .map(TestCoach.Received::idempotencyToken)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void theSecondTextOfAPersonOvertakesTheFirstAndALastOneComesAllTheSame() {
        stage.simulator.disturbTexts(new CallbackDisturbance(false, true, Duration.ZERO));

        Stream.of("one", "two", "three")
                .map(body -> stage.simulator.send(InboundText.from(Stage.MAYA, body)))
                .toList()
                .forEach(this::awaitDone);

        assertThat(coach.received(TestCoach.SMS))
                .extracting(webhook -> webhook.field("Body"))
                .containsExactly("two", "one", "three");
    }

    @Test
    void textsComeLateAndAfterHealingAtOnce() {
        stage.simulator.disturbTexts(new CallbackDisturbance(false, false, Duration.ofMillis(300)));
        var late = awaitDone(stage.simulator.send(InboundText.from(Stage.MAYA, "late")));
        stage.simulator.heal();
        awaitDone(stage.simulator.send(InboundText.from(Stage.MAYA, "now")));

        assertThat(late.deliveries().getFirst().sentAt() - late.createdAt()).isGreaterThanOrEqualTo(290);
        assertThat(coach.received(TestCoach.SMS))
                .extracting(webhook -> webhook.field("Body"))
                .containsExactly("late", "now");
    }

    @Test
    void anAnswerInTwiMLReachesThePerson() {
        stage.simulator.register(maya);
        coach.answering(TestCoach.SMS, "<Response><Message><Body>Well done!</Body></Message></Response>");

        stage.simulator.send(InboundText.from(Stage.MAYA, "I did it"));

        await().untilAsserted(() -> assertThat(stage.simulator.texts(MAYA))
                .extracting(TextReport::body, TextReport::state)
                .containsExactly(tuple("I did it", TextState.RECEIVED), tuple("Well done!", TextState.DELIVERED)));
    }

    @Test
    void anInboundTextWaitsForAServiceThatIsAway() {
        coach.failing(TestCoach.SMS, 3, 503);

        var text = awaitDone(stage.simulator.send(InboundText.from(Stage.MAYA, "hello")));

        assertThat(text.deliveries().getFirst().attempts()).isEqualTo(4);
        assertThat(coach.received(TestCoach.SMS).stream()
                        .map(TestCoach.Received::idempotencyToken)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void anOrderedTextIsSentAndDelivered() throws Exception {
        stage.simulator.register(maya);

        var ordered = order("Well done");
        var text = awaitDone(ordered.getString("sid"));

        assertThat(ordered.getString("status")).isEqualTo("queued");
        assertThat(ordered.getString("num_segments")).isEqualTo("1");
        assertThat(text.state()).isEqualTo(TextState.DELIVERED);
        assertThat(coach.received(TestCoach.SMS_STATUS))
                .extracting(webhook -> webhook.field("MessageStatus"))
                .containsExactly("sent", "delivered");
        assertThat(coach.received(TestCoach.SMS_STATUS))
                .allMatch(webhook -> webhook.verdict() == SignatureVerdict.GENUINE);
        assertThat(stage.get("/Messages/" + text.messageSid() + ".json").getString("status"))
                .isEqualTo("delivered");
    }

    @Test
    void aTextCanGetLostInTheNetwork() throws Exception {
        stage.simulator.register(maya.withTexting(new Texting.Undelivered(30003)));

        awaitDone(order("Well done").getString("sid"));

        var last = coach.received(TestCoach.SMS_STATUS).getLast();
        assertThat(last.field("MessageStatus")).isEqualTo("undelivered");
        assertThat(last.field("ErrorCode")).isEqualTo("30003");
    }

    @Test
    void aTextToNobodyIsUndelivered() throws Exception {
        assertThat(awaitDone(order("Well done").getString("sid")).errorCode()).hasValue(30005);
    }

    @Test
    void theProviderRefusesToTextWhoOptedOut() throws Exception {
        stage.simulator.register(maya.withTexting(Texting.BLOCKED));

        var refused = stage.post("/Messages.json", form("Well done"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(refused.body()).getInteger("code")).isEqualTo(21610);
    }

    private JsonObject order(String body) throws Exception {
        var response = stage.post("/Messages.json", form(body));
        assertThat(response.statusCode()).isEqualTo(201);
        return new JsonObject(response.body());
    }

    private String form(String body) {
        return "To=%2B12025550143&From=%2B12025550100&Body=" + Stage.encode(body) + "&StatusCallback="
                + Stage.encode(coach.url(TestCoach.SMS_STATUS));
    }

    private TextReport awaitDone(String sid) {
        return await().until(() -> stage.simulator.text(sid).orElseThrow(), TextReport::done);
    }
}
