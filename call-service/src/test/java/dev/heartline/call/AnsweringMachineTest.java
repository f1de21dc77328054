package dev.heartline.call;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.live.Conversations;
import dev.heartline.call.live.Utterance;
import dev.heartline.call.provider.Carriers;
import dev.heartline.call.provider.turn.Heard;
import dev.heartline.call.provider.turn.NextTurn;
import dev.heartline.call.provider.turn.TurnByTurn;
import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** A machine is no conversation, whether the network makes it out or its greeting does. */
@QuarkusTest
class AnsweringMachineTest extends CallServiceTest {

    @Inject
    Conversations conversations;

    @Inject
    CallLifecycle lifecycle;

    @Inject
    TurnByTurn turns;

    @Inject
    Carriers carriers;

    @Test
    void aMailboxThatTheNetworkMakesOutIsHungUpOn() {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.VOICEMAIL));

        var callId = dial(user);

        isNoConversation(callId);
        assertThat((String) row(callId).get("network_verdict")).startsWith("machine_");
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

        var callId = dial(user);

        isNoConversation(callId);
        assertThat(row(callId)).containsEntry("greeting_verdict", true).containsEntry("network_verdict", "human");
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
    void whatSomebodyElseSaysTellsNothingOfWhomWeCalled() {
        var user = user();
        carrier.register(Person.answering(
                user.phone(), Script.of("No, this is his wife.", "He ran three times this week and eats no sugar.")));

        var callId = dial(user);

        assertThat(completedRow(callId)).containsEntry("ai_summary", null).containsEntry("outcome", "completed");
        assertThat((String) row(callId).get("transcript")).contains("his wife");
        assertThat(json(completion(callId)).at("/outcome").asText()).isEqualTo("no_answer");
        assertThat(json(completion(callId)).at("/turns")).isEmpty();
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I can't take your call right now, I'm at work.",
                "I can't take the call, stop calling me.",
                "You've reached Dave, leave a message after the tone. No, I mean stop calling me."
            })
    void aPersonIsNotHungUpOnUnheard(String said) {
        var user = user();
        carrier.register(Person.answering(user.phone(), Script.of(said)));

        var callId = dial(user);

        assertThat(completedRow(callId)).containsEntry("answered_by", "human").containsEntry("outcome", "completed");
        assertThat(json(completion(callId)).at("/turns").findValuesAsText("text"))
                .contains(said);
        assertThat(database.count(
                        "select count(*) from contact_consent where contact = ? and calls_standing = 'stopped'",
                        user.id().toString()))
                .isEqualTo(said.contains("stop") ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I want to die.", "Who is this?", "Hi, I slept badly."})
    void aLateWordOfTheNetworkCutsNobodyOff(String said) {
        var call = answeredCall(said);

        assertThat(told(call).statusCode()).isEqualTo(204);

        assertThat(row(call.id()))
                .containsEntry("answered_by", "human")
                .as("what was told, and not believed")
                .containsEntry("network_verdict", "machine_start");
        var end = new HashMap<>(callback(call.sid(), "completed", 5, Instant.now()));
        end.put("AnsweredBy", "machine_start");
        post("/webhooks/twilio/voice/status", end);
        assertThat(completedRow(call.id()))
                .containsEntry("answered_by", "human")
                .containsEntry("outcome", "completed");
        assertThat(json(completion(call.id())).at("/turns").size()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello?", "Hi, this is Dave."})
    void aHelloMayBeAMailboxs(String said) {
        var call = answeredCall(said);

        told(call);

        assertThat(row(call.id())).containsEntry("answered_by", "machine");
    }

    @Test
    void noConversationIsOpenedWithAMachineWhoseHangUpFailed() {
        var call = answeredCall("Hello?");
        told(call);

        var answer = post(
                "/webhooks/twilio/voice/answer/" + call.id(),
                Map.of("CallSid", call.sid(), "CallStatus", "in-progress"));

        assertThat(answer.body()).contains("<Hangup").doesNotContain("ConversationRelay");
        assertThatThrownBy(() -> conversations
                        .open(new CallReference.ById(call.id()), null, Runnable::run)
                        .await()
                        .atMost(Duration.ofSeconds(10)))
                .isInstanceOf(Conversations.CallIsOver.class);
    }

    /** The carrier tells of the machine while we open a conversation, since it asks and tells at once. */
    @ParameterizedTest
    @CsvSource({"waiting, true", "left, true", "not_left, false"})
    void theLineOfACallThatTurnsOutToBeAMailboxsStaysOpenForItsMessage(String message, boolean open) {
        var call = answeredCall("Hello?");
        var asked = now(lifecycle.find(new CallReference.ById(call.id())));
        isMailboxs(call, message);

        var next = now(turns.begin(asked, carriers.named("twilio")));

        assertThat(asked.mayTalk()).isTrue();
        assertThat(next.listens()).isEqualTo(open);
        assertThat(next.words()).isEmpty();
    }

    /** Its conversation has come to nothing, or has ended by itself. */
    @ParameterizedTest
    @CsvSource({"waiting, <Gather", "left, <Gather", "not_left, <Hangup"})
    void aMailboxIsListenedToUntilItsMessageIsLeft(String message, String instruction) {
        var call = answeredCall("Hello?");
        isMailboxs(call, message);
        var told = Map.of("CallSid", call.sid(), "CallStatus", "in-progress", "SessionStatus", "ended");

        assertThat(post("/webhooks/twilio/voice/answer/" + call.id(), told).body())
                .contains(instruction)
                .doesNotContain("<Say");
        assertThat(post("/webhooks/twilio/voice/relay-ended", told).body())
                .contains(instruction)
                .doesNotContain("<Say");
    }

    /** The network has taken their hello for a machine's, and a message is to be left when the greeting is over. */
    @ParameterizedTest
    @ValueSource(strings = {"I have taken all my pills.", "Stop calling me.", "Yes, speaking. Who is calling?"})
    void whoSpeaksWhereAMessageIsToBeLeftIsListenedTo(String words) {
        var call = answeredCall("Hello?");
        isMailboxs(call, "waiting");

        said(call, words);

        assertThat(row(call.id())).containsEntry("answered_by", "human").containsEntry("mailbox_message", "not_left");
        await().until(() -> database.count(
                        "select count(*) from call_turns where call_id = ? and speaker = 'user' and text = ?",
                        call.id(),
                        words)
                == 1);
        told(call, "machine_end_beep");
        assertThat(row(call.id()))
                .as("whatever the network still says")
                .containsEntry("answered_by", "human")
                .containsEntry("mailbox_message", "not_left");
        if (words.contains("pills")) {
            await().until(() -> database.count("select count(*) from care_alerts where source_id = ?", call.id()) == 1);
        }
        if (words.contains("Stop")) {
            await().until(() -> database.count("""
                            select count(*) from contact_consent
                            where contact = (select user_id::text from phone_calls where id = ?) and calls_standing = 'stopped'
                            """, call.id()) == 1);
        }
    }

    @Test
    void aGreetingThatGoesOnIsNobodysWord() {
        var call = answeredCall("Hello?");
        isMailboxs(call, "waiting");

        var next = said(call, "Please leave a message after the tone.");

        assertThat(next.words()).isEmpty();
        assertThat(next.listens()).isTrue();
        assertThat(row(call.id())).containsEntry("answered_by", "machine").containsEntry("mailbox_message", "waiting");
    }

    private NextTurn said(AnsweredCall call, String words) {
        return now(lifecycle
                .find(new CallReference.ById(call.id()))
                .chain(known -> turns.heard(
                        known,
                        1,
                        new Heard.Words(new Utterance(words, null), Duration.ZERO),
                        carriers.named("twilio"))));
    }

    private void isMailboxs(AnsweredCall call, String message) {
        database.update("""
            update phone_calls set on_voicemail = 'leave_message', mailbox_message = ?, answered_by = 'machine'
            where id = ?
            """, message, call.id());
    }

    private static <T> T now(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(60));
    }

    @Test
    void whereTheCarrierRefusesAMessageThatIsOnRecord() {
        var call = answeredCall("Hello?");
        database.update("update phone_calls set on_voicemail = 'leave_message' where id = ?", call.id());

        assertThat(told(call, "machine_end_beep").statusCode()).isEqualTo(204);

        assertThat(row(call.id()))
                .containsEntry("answered_by", "machine")
                .as("the simulated carrier knows no such call")
                .containsEntry("mailbox_message", "not_left");
    }

    @Test
    void aPersonWhoSpeaksGetsNoMessageWhateverTheNetworkHears() {
        var call = answeredCall("Hi, I slept badly.");
        database.update("update phone_calls set on_voicemail = 'leave_message' where id = ?", call.id());

        told(call, "machine_end_silence");

        assertThat(row(call.id())).containsEntry("answered_by", "human").containsEntry("mailbox_message", null);
    }

    @Test
    void aCallThatEndsInAGreetingHasLeftNoMessage() {
        var call = answeredCall("Hello?");
        database.update(
                "update phone_calls set on_voicemail = 'leave_message', mailbox_message = 'waiting',"
                        + " answered_by = 'machine' where id = ?",
                call.id());

        post("/webhooks/twilio/voice/status", callback(call.sid(), "completed", 5, Instant.now()));

        assertThat(row(call.id())).containsEntry("mailbox_message", "not_left").containsEntry("outcome", "voicemail");
    }

    /** An outbound call on which something was heard already. */
    private AnsweredCall answeredCall(String said) {
        var call = new AnsweredCall(UUID.randomUUID(), sid());
        var user = user();
        database.update("""
                insert into phone_calls (id, user_id, call_direction, call_status, initiated_at, answered_at, provider,
                    provider_call_sid, from_phone, to_phone, call_purpose, attended_until)
                values (?, ?, 'outbound', 'in_progress', now(), now(), 'twilio', ?, ?, ?, 'check_in', now() + interval '1 hour')
                """, call.id(), user.id(), call.sid(), LocalStackResource.TWILIO_FROM_NUMBER, user.phone());
        database.update(
                "insert into call_turns (call_id, seq, speaker, text, at) values (?, 0, 'user', ?, now())",
                call.id(),
                said);
        return call;
    }

    private HttpResponse<String> told(AnsweredCall call) {
        return told(call, "machine_start");
    }

    private HttpResponse<String> told(AnsweredCall call, String word) {
        return post(
                "/webhooks/twilio/voice/answered-by?callId=" + call.id(),
                Map.of("CallSid", call.sid(), "AnsweredBy", word));
    }

    private record AnsweredCall(UUID id, String sid) {}

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
        await().atMost(Duration.ofSeconds(60))
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
