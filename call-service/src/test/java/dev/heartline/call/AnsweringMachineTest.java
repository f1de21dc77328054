package dev.heartline.call;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** A machine is no conversation, whether the network makes it out or its greeting does. */
@QuarkusTest
class AnsweringMachineTest extends CallServiceTest {

    @Test
    void aMailboxThatTheNetworkMakesOutIsHungUpOn() {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.VOICEMAIL));

        isNoConversation(dial(user));
    }

    /** The network takes them for a person. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please leave your name and number after the tone. / To page this person press five now.",
                "The person you are trying to reach is not available. / Please try again later. / Goodbye.",
                "Hi, if you tell me your name and why you're calling, I'll see if this person is available."
            })
    void aGreetingThatTheNetworkTakesForAPersonIsKnownByItsWords(String greeting) {
        var user = user();
        var lines = Stream.of(greeting.split(" / ")).map(Line::of).toArray(Line[]::new);
        carrier.register(Person.answering(user.phone(), Script.of(lines)));

        isNoConversation(dial(user));
    }

    @Test
    void aPersonWhoAnswersLikeAMachineIsTalkedTo() {
        var user = user();
        carrier.register(Person.answering(
                user.phone(), Script.of("You've reached Dave, hi?", "I walked three times this week.", "Bye.")));

        var callId = dial(user);

        assertThat(completedRow(callId)).containsEntry("answered_by", "human").containsEntry("outcome", "completed");
        assertThat(json(completion(callId)).at("/answeredBy").asText()).isEqualTo("human");
        assertThat(json(completion(callId)).at("/turns").size()).isGreaterThan(4);
    }

    @Test
    void aLateWordOfTheNetworkChangesNothingOfAnEventThatIsOut() {
        var report = play(user().phone(), Script.of("I slept well.", "Bye."));
        var callId = callId(report.callSid());
        completedRow(callId);

        var answer = post(
                "/webhooks/twilio/voice/answered-by?callId=" + callId,
                Map.of("CallSid", report.callSid(), "AnsweredBy", "machine_start"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(row(callId)).containsEntry("outcome", "completed").containsEntry("answered_by", null);
    }

    private UUID dial(User user) {
        var id = given().auth()
                .oauth2(Tokens.service())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(Map.of("userId", user.id(), "purpose", "check_in"))
                .post("/calls")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        return UUID.fromString(id);
    }

    private void isNoConversation(UUID callId) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.count(
                                "select count(*) from phone_calls where id = ? and completed_at is not null", callId)
                        == 1);
        assertThat(row(callId))
                .containsEntry("answered_by", "machine")
                .containsEntry("outcome", "voicemail")
                .containsEntry("transcript", null)
                .containsEntry("ai_summary", null);
        var event = json(completion(callId));
        assertThat(event.at("/outcome").asText()).isEqualTo("no_answer");
        assertThat(event.at("/answeredBy").asText()).isEqualTo("machine");
        assertThat(event.at("/turns")).isEmpty();
        assertThat(event.at("/analysis").isMissingNode()
                        || event.at("/analysis").isNull())
                .isTrue();
        given().auth()
                .oauth2(Tokens.operator())
                .get("/calls/" + callId)
                .then()
                .body("outcome", equalTo("voicemail"))
                .body("answeredBy", equalTo("machine"));
    }
}
