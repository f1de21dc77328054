package dev.heartline.carrier;

import java.time.Duration;
import java.util.Optional;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.carrier.network.BargeIn;
import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.EndedBy;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.telephony.signature.SignatureVerdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OutboundCallTest {
    private final Stage stage = new Stage();
    private final TestCoach coach = stage.coach;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void playsACallFromDialToTheFinalCallback() throws Exception {
        stage.simulator.register(Person.answering(Stage.MAYA, Script.of("Hi, it's Maya.", "I walked today.")));

        var sid = stage.dial(Stage.MAYA, "");
        var call = stage.awaitDone(sid);

        assertThat(sid).matches("CA[0-9a-f]{32}");
        assertThat(call.state()).isEqualTo(CallState.COMPLETED);
        assertThat(call.endedBy()).contains(EndedBy.CALLER);
        assertThat(call.saidByCaller()).containsExactly("Hi, it's Maya.", "I walked today.");
        assertThat(call.heardByCaller())
                .containsExactly("Hello, this is your coach.", "You said: Hi, it's Maya.", "You said: I walked today.");
        assertThat(call.problems()).isEmpty();
        assertThat(coach.prompts()).isEqualTo(call.saidByCaller());
        assertThat(coach.statuses(sid)).containsExactly("initiated", "ringing", "in-progress", "completed");
        assertThat(call.ringingAt().getAsLong())
                .isLessThanOrEqualTo(call.answeredAt().getAsLong());
        assertThat(call.answeredAt().getAsLong())
                .isLessThanOrEqualTo(call.hungUpAt().getAsLong());
    }

    @Test
    void signsEveryWebhookAndTheHandshake() throws Exception {
        stage.simulator.register(Person.answering(Stage.MAYA, Script.of("Hi.")));

        stage.awaitDone(stage.dial(Stage.MAYA, ""));

        assertThat(coach.received).hasSize(6).allSatisfy(webhook -> {
            assertThat(webhook.verdict()).isEqualTo(SignatureVerdict.GENUINE);
            assertThat(webhook.idempotencyToken()).isNotBlank();
        });
        assertThat(coach.handshakes).containsExactly(SignatureVerdict.GENUINE);
    }

    @Test
    void sendsTheFieldsThatTwilioSends() throws Exception {
        stage.simulator.register(Person.answering(Stage.MAYA, Script.of("Hi.")));

        var sid = stage.dial(Stage.MAYA, "");
        stage.awaitDone(sid);

        var voice = coach.received(TestCoach.VOICE).getFirst();
        assertThat(voice.field("CallStatus")).isEqualTo("in-progress");
        assertThat(voice.field("Direction")).isEqualTo("outbound-api");
        assertThat(voice.field("To")).isEqualTo(Stage.MAYA);
        var last = coach.received(TestCoach.STATUS).getLast();
        assertThat(last.field("AccountSid")).isEqualTo(Stage.ACCOUNT);
        assertThat(last.field("CallbackSource")).isEqualTo("call-progress-events");
        assertThat(last.field("SequenceNumber")).isEqualTo("3");
        assertThat(last.field("CallDuration")).isEqualTo("1");
        assertThat(last.field("Duration")).isEqualTo("1");
        assertThat(last.field("Timestamp")).matches("\\w{3}, \\d{2} \\w{3} \\d{4} \\d{2}:\\d{2}:\\d{2} \\+0000");
        var action = coach.received(TestCoach.ENDED).getFirst();
        assertThat(action.field("CallStatus")).isEqualTo("completed");
        assertThat(action.field("SessionStatus")).isEqualTo("completed");
        var setup = coach.relayed("setup").getFirst();
        assertThat(setup.getString("callSid")).isEqualTo(sid);
        assertThat(setup.getString("sessionId")).isEqualTo(action.field("SessionId"));
        assertThat(setup.getString("direction")).isEqualTo("outbound-api");
        assertThat(setup.getJsonObject("customParameters")).isEqualTo(new JsonObject().put("callId", "42"));
    }

    @Test
    void tellsOnlyWhatWasSubscribedTo() throws Exception {
        stage.simulator.register(Person.answering(Stage.MAYA, Script.of("Hi.")));
        var form = "To=%2B12025550143&From=%2B12025550100&Url=" + Stage.encode(coach.url(TestCoach.VOICE))
                + "&StatusCallback=" + Stage.encode(coach.url(TestCoach.STATUS));

        var sid = new JsonObject(stage.post("/Calls.json", form).body()).getString("sid");
        stage.awaitDone(sid);

        assertThat(coach.statuses(sid)).containsExactly("completed");
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY, busy, 486",
        "REJECTS, busy, 603",
        "NO_ANSWER, no-answer, 480",
        "FAILED, failed, 404",
    })
    void behavesAsThePersonDoes(Behaviour behaviour, String status, String sipResponse) throws Exception {
        stage.simulator.register(Person.behaving(Stage.MAYA, behaviour));

        var sid = stage.dial(Stage.MAYA, "");
        var call = stage.awaitDone(sid);

        assertThat(call.answeredAt()).isEmpty();
        assertThat(coach.statuses(sid)).containsExactly("initiated", "ringing", status);
        assertThat(coach.received(TestCoach.STATUS).getLast().field("SipResponseCode"))
                .isEqualTo(sipResponse);
        assertThat(coach.received(TestCoach.STATUS).getLast().field("CallDuration"))
                .isEqualTo("0");
        assertThat(coach.received(TestCoach.VOICE)).isEmpty();
    }

    @Test
    void aNumberOfNobodyFails() throws Exception {
        var call = stage.awaitDone(stage.dial("+12025550199", ""));

        assertThat(call.state()).isEqualTo(CallState.FAILED);
    }

    @Test
    void aVoicemailIsToldApartWhenDetectionIsAskedFor() throws Exception {
        stage.simulator.register(Person.behaving(Stage.MAYA, Behaviour.VOICEMAIL));

        var sid = stage.dial(Stage.MAYA, "&MachineDetection=Enable");
        stage.awaitDone(sid);

        assertThat(coach.received(TestCoach.VOICE).getFirst().field("AnsweredBy"))
                .isEqualTo("machine_start");
        assertThat(coach.received(TestCoach.STATUS).getLast().field("AnsweredBy"))
                .isEqualTo("machine_start");
        assertThat(coach.prompts()).singleElement().asString().contains("voicemail");
    }

    @Test
    void aMailboxTellsItsBeepAndKeepsWhatIsSaidAfterIt() throws Exception {
        stage.simulator.register(Person.behaving(Stage.MAYA, Behaviour.VOICEMAIL));

        var sid = stage.dial(
                Stage.MAYA,
                "&MachineDetection=DetectMessageEnd&AsyncAmd=true&AsyncAmdStatusCallback="
                        + Stage.encode(coach.url("/amd")));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(coach.received("/amd"))
                        .singleElement()
                        .satisfies(amd -> assertThat(amd.field("AnsweredBy")).isEqualTo("machine_end_beep")));
        var twiml = "<Response><Say>Please call us.</Say><Hangup/></Response>";
        assertThat(stage.post("/Calls/" + sid + ".json", "Twiml=" + Stage.encode(twiml))
                        .statusCode())
                .isEqualTo(200);

        var call = stage.awaitDone(sid);
        assertThat(call.kept()).last().isEqualTo("Please call us.");
        assertThat(call.heardByCaller()).first().isEqualTo("Hello, this is your coach.");
        assertThat(call.kept()).as("what was said into the greeting").doesNotContain("Hello, this is your coach.");
        assertThat(call.endedBy()).contains(EndedBy.COACH);
    }

    @Test
    void detectionInTheBackgroundIsToldOnItsOwnUrl() throws Exception {
        stage.simulator.register(Person.answering(Stage.MAYA, Script.of("Hi.")));

        var sid = stage.dial(
                Stage.MAYA,
                "&MachineDetection=Enable&AsyncAmd=true&AsyncAmdStatusCallback=" + Stage.encode(coach.url("/amd")));
        stage.awaitDone(sid);

        await().untilAsserted(() -> assertThat(coach.received("/amd"))
                .singleElement()
                .satisfies(amd -> {
                    assertThat(amd.field("AnsweredBy")).isEqualTo("human");
                    assertThat(amd.field("CallSid")).isEqualTo(sid);
                    assertThat(amd.field("CallStatus")).isNull();
                }));
        assertThat(coach.received(TestCoach.VOICE).getFirst().field("AnsweredBy"))
                .isNull();
    }

    @Test
    void theCoachCanEndTheConversationBeforeTheScriptDoes() throws Exception {
        coach.reply = (socket, prompt) -> {
            TestCoach.say(socket, "Goodbye.", false);
            TestCoach.end(socket, null);
        };
        stage.simulator.register(Person.answering(Stage.MAYA, Script.of("Bye.", "never said")));

        var call = stage.awaitDone(stage.dial(Stage.MAYA, ""));

        assertThat(call.heardByCaller()).endsWith("Goodbye.");
        assertThat(call.saidByCaller()).containsExactly("Bye.");
        assertThat(call.endedBy()).contains(EndedBy.COACH);
    }

    @Test
    void handsTheCoachsDataToTheAction() throws Exception {
        coach.onSetup = socket -> TestCoach.end(socket, "{\"reason\":\"done\"}");
        coach.answering(TestCoach.VOICE, coach.relay(""));
        stage.simulator.register(Person.answering(Stage.MAYA, Script.of("never said")));

        var call = stage.awaitDone(stage.dial(Stage.MAYA, ""));

        var action = coach.received(TestCoach.ENDED).getFirst();
        assertThat(action.field("SessionStatus")).isEqualTo("ended");
        assertThat(action.field("CallStatus")).isEqualTo("in-progress");
        assertThat(action.field("HandoffData")).isEqualTo("{\"reason\":\"done\"}");
        assertThat(call.endedBy()).contains(EndedBy.COACH);
        assertThat(call.saidByCaller()).isEmpty();
    }

    @Test
    void ourServiceCanHangUpOverTheApi() throws Exception {
        coach.reply = (socket, prompt) -> {};
        stage.simulator.register(Person.answering(Stage.MAYA, Script.of("Hi.")));
        var sid = stage.dial(Stage.MAYA, "");
        await().until(() -> coach.prompts().size() == 1);

        var response = stage.post("/Calls/" + sid + ".json", "Status=completed");
        var call = stage.awaitDone(sid);

        assertThat(new JsonObject(response.body()).getString("status")).isEqualTo("completed");
        assertThat(call.endedBy()).contains(EndedBy.COACH);
        assertThat(coach.statuses(sid)).endsWith("completed");
    }

    @Test
    void aRingingCallCanBeCanceled() throws Exception {
        var patient = new Stage(Stage.RINGING);
        try (patient) {
            patient.simulator.register(Person.behaving(Stage.MAYA, Behaviour.NO_ANSWER));
            var sid = patient.dial(Stage.MAYA, "");

            patient.post("/Calls/" + sid + ".json", "Status=canceled");

            assertThat(patient.awaitDone(sid).state()).isEqualTo(CallState.CANCELED);
            assertThat(patient.coach.statuses(sid)).endsWith("canceled");
        }
    }

    @Test
    void theCallerTalksOverAReplyAndHearsOnlyItsBeginning() throws Exception {
        coach.reply = (socket, prompt) -> {
            if (prompt.equals("Hi.")) {
                TestCoach.say(socket, "Let me tell you a very long story ", false);
            } else {
                TestCoach.say(socket, "Of course.", true);
            }
        };
        var lines = Script.of(Line.of("Hi."), Line.of("Sorry, one question.").interrupting(0.5));
        stage.simulator.register(Person.answering(Stage.MAYA, lines));

        var call = stage.awaitDone(stage.dial(Stage.MAYA, ""));

        var interrupt = coach.relayed("interrupt").getFirst();
        assertThat(interrupt.getString("utteranceUntilInterrupt")).isEqualTo("Let me tell you");
        assertThat(interrupt.getLong("durationUntilInterruptMs")).isPositive();
        assertThat(call.heardByCaller()).containsExactly("Hello, this is your coach.", "Let me tell you", "Of course.");
        assertThat(call.turns().get(2).complete()).isFalse();
        assertThat(coach.relayMessages.stream().map(message -> message.getString("type")))
                .containsExactly("setup", "prompt", "interrupt", "prompt");
    }

    @Test
    void anEmptyEndingAfterAnInterruptionIsNotTakenForTheNextReply() throws Exception {
        coach.reply = (socket, prompt) -> TestCoach.say(socket, "Reply to " + prompt, true);
        var lines = Script.of(Line.of("one"), Line.of("two").interrupting(0.5), Line.of("three"));
        stage.simulator.register(Person.answering(Stage.MAYA, lines));

        var call = stage.awaitDone(stage.dial(Stage.MAYA, ""));

        assertThat(call.heardByCaller())
                .containsExactly("Hello, this is your coach.", "Reply to", "Reply to two", "Reply to three");
    }

    @Test
    void theCallerCanInterruptAWhileAfterTheReplyBegan() throws Exception {
        coach.reply = (socket, prompt) -> TestCoach.say(socket, "Reply to " + prompt, true);
        var lateBargeIn = new Line("two", Duration.ZERO, Optional.of(new BargeIn(1, Duration.ofMillis(100))), false);
        stage.simulator.register(Person.answering(Stage.MAYA, Script.of(Line.of("one"), lateBargeIn)));

        var call = stage.awaitDone(stage.dial(Stage.MAYA, ""));

        var interrupted = call.turns().get(2);
        assertThat(interrupted.text()).isEqualTo("Reply to one");
        assertThat(interrupted.finishedAt() - interrupted.startedAt()).isGreaterThanOrEqualTo(90);
        assertThat(call.heardByCaller()).endsWith("Reply to two");
        assertThat(coach.relayed("interrupt")).hasSize(1);
    }

    @Test
    void aCallerLosesPatienceWithASilentCoachAndGoesOn() throws Exception {
        coach.reply = (socket, prompt) -> {};
        stage.simulator.register(Person.answering(
                Stage.MAYA, Script.of("Hello?", "Anybody there?").withPatience(Duration.ofMillis(50))));

        var call = stage.awaitDone(stage.dial(Stage.MAYA, ""));

        assertThat(call.saidByCaller()).containsExactly("Hello?", "Anybody there?");
        assertThat(call.problems()).hasSize(2).allMatch(problem -> problem.startsWith("no finished reply to line"));
    }

    @Test
    void readsAnnouncementsToTheCaller() throws Exception {
        coach.answering(
                TestCoach.VOICE,
                "<Response><Say>We do not know you yet.</Say><Sing/><Hangup/><Say>no</Say></Response>");
        stage.simulator.register(Person.answering(Stage.MAYA, Script.of("never said")));

        var call = stage.awaitDone(stage.dial(Stage.MAYA, ""));

        assertThat(call.heardByCaller()).containsExactly("We do not know you yet.");
        assertThat(call.endedBy()).contains(EndedBy.COACH);
    }

    @Test
    void brokenInstructionsEndTheCall() throws Exception {
        coach.answering(TestCoach.VOICE, "<Response><Say>");
        stage.simulator.register(Person.answering(Stage.MAYA, Script.of("never said")));

        var call = stage.awaitDone(stage.dial(Stage.MAYA, ""));

        assertThat(call.state()).isEqualTo(CallState.COMPLETED);
        assertThat(call.endedBy()).isEqualTo(Optional.of(EndedBy.NETWORK));
        assertThat(call.problems()).singleElement().asString().startsWith("invalid TwiML");
    }
}
