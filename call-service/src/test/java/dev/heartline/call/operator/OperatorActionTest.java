package dev.heartline.call.operator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.call.CallServiceTest;
import dev.heartline.carrier.fault.ApiFault;
import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.InboundCall;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.testing.AtOnce;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class OperatorActionTest extends CallServiceTest {

    private static final Line SLOW = Line.of("Let me think.").after(Duration.ofSeconds(60));

    @Test
    void anOperatorEndsACallAndItIsOnRecordWhoAndWhy() {
        var sid = live(Script.of(SLOW).withTimeScale(1));

        ask(callId(sid), "end", Map.of("reason", "the caller abuses the line"))
                .statusCode(200)
                .body("outcome", equalTo("done"));

        done(sid);
        assertThat(completedRow(callId(sid))).containsEntry("call_status", "completed");
        list(callId(sid))
                .body("action", contains("end"))
                .body("reason", contains("the caller abuses the line"))
                .body("askedBy", contains(operator()))
                .body("outcome", contains("done"));
        ask(callId(sid), "end", Map.of("reason", "again")).statusCode(409);
    }

    @Test
    void whatIsWhisperedIsWhatTheCoachComesToNext() {
        var sid = live(Script.of(Line.of("Hi.").after(Duration.ofSeconds(2)), Line.of("Yes."), Line.of("Bye."))
                .withTimeScale(1));

        ask(callId(sid), "whisper", Map.of("instruction", "the appointment on Friday", "reason", "she forgot it"))
                .statusCode(200)
                .body("outcome", equalTo("done"));

        var report = done(sid);
        assertThat(report.heardByCaller()).anyMatch(words -> words.contains("the appointment on Friday"));
        assertThat(database.value(
                        String.class, "select instruction from operator_actions where call_id = ?", callId(sid)))
                .isEqualTo("the appointment on Friday");
    }

    @Test
    void whatIsAskedForAgainUnderTheSameKeyIsDoneOnce() {
        var sid = live(Script.of(SLOW).withTimeScale(1));
        var key = UUID.randomUUID().toString();
        var whisper = Map.of("instruction", "the appointment on Friday", "reason", "she forgot it");

        var first = ask(key, callId(sid), "whisper", whisper)
                .statusCode(200)
                .extract()
                .<String>path("id");
        ask(key, callId(sid), "whisper", whisper)
                .statusCode(200)
                .body("id", equalTo(first))
                .body("outcome", equalTo("done"));
        ask(key, callId(sid), "whisper", Map.of("instruction", "sleep", "reason", "another"))
                .statusCode(422)
                .contentType("application/problem+json");
        ask(key, callId(sid), "end", Map.of("reason", "another")).statusCode(422);
        assertThat(database.value(
                        Integer.class,
                        "select cardinality(whispers) from active_calls where phone_call_id = ?",
                        callId(sid)))
                .isEqualTo(1);

        var end = UUID.randomUUID().toString();
        ask(end, callId(sid), "end", Map.of("reason", "the caller abuses the line"))
                .statusCode(200);
        done(sid);
        completedRow(callId(sid));
        ask(end, callId(sid), "end", Map.of("reason", "the caller abuses the line"))
                .statusCode(200)
                .body("outcome", equalTo("done"));
        list(callId(sid)).body("action", contains("whisper", "end"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Don't mention the miscarriage",
                " don't mention her drinking",
                "\t\u00a0\u2014 \"please, ask how she slept\"",
                "please ask how she slept",
                "never talk about her son"
            })
    void anOrderIsNoTopicThatTheCallerMayHear(String order) {
        ask(UUID.randomUUID(), "whisper", Map.of("instruction", order, "reason", "a test"))
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aHumanTakesOver() {
        var sid = live(Script.of(SLOW).withTimeScale(1));

        ask(callId(sid), "transfer", Map.of("to", "nobody", "reason", "wants a human"))
                .statusCode(422);
        ask(callId(sid), "transfer", Map.of("to", "+12025550177", "reason", "wants a human"))
                .statusCode(200)
                .body("outcome", equalTo("done"))
                .body("transferredTo", equalTo("+12025550177"));
        ask(callId(sid), "transfer", Map.of("to", "+12025550178", "reason", "clicked twice"))
                .statusCode(409);

        var report = done(sid);
        assertThat(report.transferredTo()).contains("+12025550177");
        assertThat(report.problems()).isEmpty();
        completedRow(callId(sid));
        assertThat(completions(callId(sid))).hasSize(1);
    }

    @Test
    void ofTwoWhoTransferAtOnceOneIsRefused() {
        var callId = callId(live(Script.of(SLOW).withTimeScale(1)));

        var numbers = new ConcurrentLinkedQueue<>(List.of("+12025550177", "+12025550178"));
        var statuses = new ConcurrentLinkedQueue<Integer>();
        AtOnce.times(
                2,
                () -> statuses.add(ask(callId, "transfer", Map.of("to", numbers.remove(), "reason", "wants a human"))
                        .extract()
                        .statusCode()));

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        list(callId).body("action", contains("transfer"));
    }

    @Test
    void whomNoHumanAnswersTheCoachTakesBack() {
        carrier.register(Person.behaving("+12025550179", Behaviour.NO_ANSWER));
        var sid = live(
                Script.of(SLOW, Line.of("Is somebody there?"), Line.of("Bye.")).withTimeScale(1));

        ask(callId(sid), "transfer", Map.of("to", "+12025550179", "reason", "wants a human"))
                .statusCode(200);

        await().until(() ->
                database.count("select count(*) from call_turns where call_id = ? and speaker = 'coach'", callId(sid))
                        > 1);
        ask(callId(sid), "end", Map.of("reason", "a test")).statusCode(200);
        var report = done(sid);
        assertThat(report.transferredTo()).isEmpty();
        assertThat(report.heardByCaller()).hasSizeGreaterThan(1);
        assertThat(report.problems()).isEmpty();
        list(callId(sid)).body("outcome", containsInAnyOrder("failed", "done"));
    }

    /** As where the answer to the first time was lost. */
    @Test
    void whoeverIsToldTwiceThatNobodyTookACallOverTakesItBackOnce() {
        var sid = live(Script.of(SLOW).withTimeScale(1));
        database.update("""
                insert into operator_actions (id, call_id, action, asked_by, reason, transferred_to, asked_at, outcome)
                values (?, ?, 'transfer', 'a test', 'wants a human', '+12025550179', now(), 'done')
                """, UUID.randomUUID(), callId(sid));
        var ended = Map.of("CallSid", sid, "DialCallStatus", "no-answer");

        var first = post("/webhooks/twilio/voice/transfer-ended", ended);
        var second = post("/webhooks/twilio/voice/transfer-ended", ended);

        assertThat(first.body()).contains("<Connect").isEqualTo(second.body());
        assertThat(row(callId(sid))).containsEntry("relay_resumes", 1);
        list(callId(sid)).body("outcome", contains("failed"));
        ask(callId(sid), "end", Map.of("reason", "a test")).statusCode(200);
        done(sid);
    }

    /** What picks up may be a mailbox that takes no message. */
    @ParameterizedTest
    @CsvSource({"9, <Connect, failed", "120, <Hangup, done"})
    void whoHasTalkedToNobodyAfterSomethingPickedUpIsTakenBack(String seconds, String answer, String outcome) {
        var sid = live(Script.of(SLOW).withTimeScale(1));
        database.update("""
                insert into operator_actions (id, call_id, action, asked_by, reason, transferred_to, asked_at, outcome)
                values (?, ?, 'transfer', 'a test', 'wants a human', '+12025550179', now(), 'done')
                """, UUID.randomUUID(), callId(sid));

        var told = post(
                "/webhooks/twilio/voice/transfer-ended",
                Map.of("CallSid", sid, "DialCallStatus", "completed", "DialCallDuration", seconds));

        assertThat(told.body()).contains(answer);
        list(callId(sid)).body("outcome", contains(outcome));
        ask(callId(sid), "end", Map.of("reason", "a test")).statusCode(200);
        done(sid);
    }

    @Test
    void whatTheCarrierDidNotTakeIsOnRecordAsFailed() {
        var sid = live(Script.of(SLOW).withTimeScale(1));
        carrier.failNextRequests(1, new ApiFault.Refuses(503));

        ask(callId(sid), "end", Map.of("reason", "a test")).statusCode(200).body("outcome", equalTo("failed"));

        ask(callId(sid), "end", Map.of("reason", "a test")).statusCode(200).body("outcome", equalTo("done"));
        done(sid);
        list(callId(sid)).body("outcome", contains("failed", "done"));
    }

    /** A call whose conversation goes on: the coach has greeted. */
    private String live(Script script) {
        var sid = carrier.place(InboundCall.from(phone(), script));
        await().until(() -> database.count("""
                        select count(*) from active_calls a join phone_calls c on c.id = a.phone_call_id
                        where c.provider_call_sid = ? and a.current_state = 'listening'
                        """, sid) == 1);
        return sid;
    }

    private static ValidatableResponse ask(UUID callId, String what, Map<String, String> body) {
        return given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .body(body)
                .post("/calls/{call}/operator-actions/{what}", callId, what)
                .then();
    }

    private static ValidatableResponse ask(String key, UUID callId, String what, Map<String, String> body) {
        return given().auth()
                .oauth2(Tokens.operator())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/calls/{call}/operator-actions/{what}", callId, what)
                .then();
    }

    private static ValidatableResponse list(UUID callId) {
        return given().auth()
                .oauth2(Tokens.operator())
                .get("/calls/{call}/operator-actions", callId)
                .then()
                .statusCode(200);
    }

    private static String operator() {
        return "local-operator";
    }
}
