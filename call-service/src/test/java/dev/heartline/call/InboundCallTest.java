package dev.heartline.call;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.Script;
import dev.heartline.events.Event;
import dev.heartline.events.EventSchemas;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.UserProfile;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class InboundCallTest extends CallServiceTest {

    private static final Script CONVERSATION = Script.of(
            "I've been struggling with cravings in the evening and it makes me really frustrated.",
            "But I walked after dinner twice this week and I felt proud of it.",
            "I'll walk after dinner on Tuesday and Thursday.",
            "Thanks, bye.");

    @Test
    void aConversationWithAUserBecomesRowsTurnsAndOneEvent() {
        var user = user();

        var report = play(user.phone(), CONVERSATION);

        assertThat(report.problems()).isEmpty();
        assertThat(report.state()).isEqualTo(CallState.COMPLETED);
        var callId = callId(report.callSid());
        var row = completedRow(callId);
        assertThat(row)
                .containsEntry("user_id", user.id())
                .containsEntry("call_direction", "inbound")
                .containsEntry("call_status", "completed")
                .containsEntry("provider", "twilio")
                .containsEntry("from_phone", user.phone())
                .containsEntry("to_phone", LocalStackResource.TWILIO_FROM_NUMBER)
                .containsEntry("follow_up_scheduled", false)
                .containsEntry("transcript_confidence", null)
                .containsEntry("crisis", false);
        assertThat(row.get("answered_at")).isNotNull();
        assertThat(row.get("ended_at")).isNotNull();
        assertThat((String) row.get("transcript")).contains("User: I'll walk after dinner on Tuesday and Thursday.");
        assertThat((String) row.get("ai_summary")).isNotBlank();
        assertThat(row.get("commitments_made").toString()).contains("walk after dinner");
        assertThat(row.get("interventions_provided").toString()).contains("timestamp");
        assertThat((BigDecimal) row.get("call_quality_score")).isBetween(BigDecimal.ONE, BigDecimal.TEN);
        assertThat((Integer) row.get("ai_performance_rating")).isBetween(1, 10);
        assertThat(database.count("select count(*) from active_calls where phone_call_id = ?", callId))
                .isZero();

        assertThat(turns(callId).stream().filter(turn -> turn.get("speaker").equals("user")))
                .extracting(turn -> turn.get("text"))
                .containsExactlyElementsOf(report.saidByCaller());
        assertThat(turns(callId).stream().filter(turn -> turn.get("speaker").equals("coach")))
                .extracting(turn -> turn.get("text"))
                .containsExactlyElementsOf(report.heardByCaller());

        var event = completion(callId);
        assertThat(event.key()).isEqualTo(user.id().toString());
        assertThat(event.header("ce_id"))
                .isEqualTo(Ids.derived("call.completed", callId).toString());
        assertThat(EventSchemas.violations(EventType.CALL_COMPLETED, json(event)))
                .isEmpty();
        assertThat(json(event).at("/outcome").asText()).isEqualTo("completed");
        assertThat(json(event).at("/turns")).hasSize(turns(callId).size());
        assertThat(json(event).at("/analysis/commitments").toString()).contains("walk after dinner");
        assertThat(completions(callId)).hasSize(1);
    }

    @Test
    void aNumberThatNobodyKnowsIsAnsweredAndBelongsToNobody() {
        var report = play(phone(), Script.of("Hello, who is this?", "I see, thank you. Bye."));

        assertThat(report.problems()).isEmpty();
        assertThat(report.heardByCaller()).hasSizeGreaterThanOrEqualTo(2);
        var callId = callId(report.callSid());
        assertThat(completedRow(callId)).containsEntry("user_id", null);
        var event = completion(callId);
        assertThat(event.key()).isEqualTo(callId.toString());
        assertThat(json(event).has("userId")).isFalse();
        assertThat(EventSchemas.violations(EventType.CALL_COMPLETED, json(event)))
                .isEmpty();
    }

    @Test
    void aNumberThatTwoUsersShareBelongsToNeither() {
        var user = user();
        var other = new UserProfile(UUID.randomUUID(), "Sam", user.phone(), null, null, null, Set.of(), false);
        publish(Event.of(EventType.USER_PROFILE, other));
        org.awaitility.Awaitility.await()
                .until(() -> database.count("select count(*) from user_profile where phone = ?", user.phone()) == 2);

        var report = play(user.phone(), Script.of("Hi, it's me. Bye."));

        assertThat(completedRow(callId(report.callSid()))).containsEntry("user_id", null);
        assertThat(report.heardByCaller()).noneMatch(words -> words.contains("Robin") || words.contains("Sam"));
    }

    @Test
    void dangerToLifeIsMarkedOnTheCallAndInItsEvent() {
        var report = play(user().phone(), Script.of("I want to kill myself tonight.", "Bye."));

        var callId = callId(report.callSid());
        assertThat(completedRow(callId)).containsEntry("crisis", true);
        assertThat(json(completion(callId)).at("/analysis/crisis").asBoolean()).isTrue();
    }

    @Test
    void anInboundWebhookThatIsSentAgainIsTheSameCall() {
        var sid = sid();
        var from = user().phone();

        var first = post("/webhooks/twilio/voice/inbound", incoming(sid, from));
        var again = post("/webhooks/twilio/voice/inbound", incoming(sid, from));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/xml");
        assertThat(first.body()).contains("<ConversationRelay", callId(sid).toString());
        assertThat(again.body()).isEqualTo(first.body());
    }

    /** Lost, refused, of no use or without a word why: whoever is still there is talked to. */
    @ParameterizedTest
    @CsvSource({"64105, ended", "64114, ended", "64102, failed", "'', failed"})
    void whoIsStillThereWhenTheRelayFailsIsTalkedTo(String error, String session) {
        var user = user();
        var sid = sid();
        post("/webhooks/twilio/voice/inbound", incoming(sid, user.phone()));

        var answer = post(
                "/webhooks/twilio/voice/relay-ended",
                Map.of("CallSid", sid, "CallStatus", "in-progress", "ErrorCode", error, "SessionStatus", session));

        assertThat(answer.body()).containsAnyOf("<ConversationRelay", "<Gather").doesNotContain("<Hangup/>");
    }

    @Test
    void whatWeHaveEndedIsOver() {
        var user = user();
        var sid = sid();
        post("/webhooks/twilio/voice/inbound", incoming(sid, user.phone()));

        var answer = post(
                "/webhooks/twilio/voice/relay-ended",
                Map.of("CallSid", sid, "CallStatus", "in-progress", "SessionStatus", "ended"));

        assertThat(answer.body()).contains("<Hangup/>");
    }

    @Test
    void aReplayOfACallThatIsOverChangesNothing() {
        var user = user();
        var report = play(user.phone(), Script.of("I slept well. Bye."));
        var callId = callId(report.callSid());
        var before = completedRow(callId);
        var turnsBefore = turns(callId);

        var inbound = post("/webhooks/twilio/voice/inbound", incoming(report.callSid(), user.phone()));
        var status =
                post("/webhooks/twilio/voice/status", callback(report.callSid(), "in-progress", 99, Instant.now()));
        var relayEnded = post(
                "/webhooks/twilio/voice/relay-ended",
                Map.of("CallSid", report.callSid(), "CallStatus", "in-progress", "ErrorCode", "64105"));

        assertThat(inbound.body()).contains("<Hangup/>").doesNotContain("ConversationRelay");
        assertThat(status.statusCode()).isEqualTo(204);
        assertThat(relayEnded.body()).contains("<Hangup/>");
        assertThat(row(callId)).hasToString(before.toString());
        assertThat(turns(callId)).isEqualTo(turnsBefore);
        assertThat(completions(callId)).hasSize(1);
    }
}
