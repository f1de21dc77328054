package dev.heartline.call;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.call.answering.MailboxWords;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.call.provider.Carriers;
import dev.heartline.call.recording.Recordings;
import dev.heartline.carrier.conversation.Conversation;
import dev.heartline.carrier.conversation.Conversations;
import dev.heartline.carrier.fault.ApiFault;
import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.CallReport;
import dev.heartline.carrier.network.EndedBy;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.carrier.transcript.TranscriptCsv;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.telephony.http.ProviderUnavailable;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.plivo.PlivoSignature;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.vonage.VonageSignature;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.SharedData;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A call is the same whichever carrier carries it. */
@QuarkusTest
class CarriersTest extends CallServiceTest {

    @Inject
    Carriers carriers;

    @Inject
    Recordings recordings;

    @Inject
    MailboxWords mailboxWords;

    @Inject
    MeterRegistry registry;

    /** To talk with somebody; {@code gather} is Twilio's where there is no stream of words. */
    private static final List<String> WAYS = List.of("twilio", "gather", "vonage", "plivo");

    private static final Script TALK = Script.of("I slept badly this week.", "I'll go to bed at ten tonight.", "Bye.");

    static Stream<Conversation> conversations() {
        return Conversations.all().stream();
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void whatIsMadeOfAConversationIsTheSameByAllCarriers(Conversation conversation) {
        var byCarrier = new TreeMap<String, Map<String, Object>>();
        for (var by : WAYS) {
            var report = play(by, userBy(by).phone(), conversation.transcript().script(0));

            assertThat(report.problems()).isEmpty();
            byCarrier.put(by, analysis(completedRow(callId(report.callSid()))));
        }

        assertThat(byCarrier.values()).allSatisfy(made -> assertThat(made).isEqualTo(byCarrier.get("twilio")));
    }

    /** Real ones, where they are at hand: too many for one after the other, and minutes of work. */
    @Test
    @EnabledIfEnvironmentVariable(named = "HEARTLINE_SLOW_TESTS", matches = "true")
    void whatIsMadeOfARecordedSessionIsTheSameByAllCarriers() throws Exception {
        var file = SharedData.find("annomi/dev.csv");
        assumeTrue(file.isPresent(), "no data/annomi/dev.csv found: set HEARTLINE_SHARED");
        var sessions = TranscriptCsv.read(file.get());
        var calls = new LinkedHashMap<String, Map<String, String>>();
        for (var session : sessions) {
            var byCarrier = new LinkedHashMap<String, String>();
            for (var by : WAYS) {
                byCarrier.put(by, place(by, userBy(by).phone(), session.script(0)));
            }
            byCarrier.values().forEach(this::done);
            calls.put(session.id(), byCarrier);
        }

        calls.forEach((session, byCarrier) -> {
            var made = new LinkedHashMap<String, Map<String, Object>>();
            byCarrier.forEach((by, sid) -> made.put(by, analysis(completedRow(callId(sid)))));
            assertThat(made.values())
                    .as("session " + session)
                    .allSatisfy(by -> assertThat(by).isEqualTo(made.get("twilio")));
        });
        assertThat(calls).hasSameSizeAs(sessions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gather", "vonage", "plivo"})
    void aUserWhoAnswersIsCoached(String by) {
        var user = userBy(by);
        carrier.register(Person.answering(user.phone(), TALK));

        var row = completedRow(dialled(user, by));

        assertThat(row)
                .containsEntry("provider", carrier(by))
                .containsEntry("call_status", "completed")
                .containsEntry("answered_by", "human")
                .containsEntry("cost_currency", by.equals("vonage") ? "EUR" : "USD");
        assertThat((BigDecimal) row.get("transcript_confidence")).isBetween(new BigDecimal("0.939"), BigDecimal.ONE);
        var report = report(row);
        assertThat(report.problems()).isEmpty();
        assertThat(report.heardByCaller().getFirst()).contains(user.firstName());
        assertThat(said((UUID) row.get("id"), "user")).containsExactlyElementsOf(report.saidByCaller());
        assertThat(said((UUID) row.get("id"), "coach")).containsExactlyElementsOf(report.heardByCaller());
        completion((UUID) row.get("id"));
        assertThat(registry.get("heartline.calls.ended")
                        .tags("provider", carrier(by), "outcome", "completed")
                        .counter()
                        .count())
                .isPositive();
        for (var stage : List.of("store", "judge", "coach", "guard", "carrier")) {
            assertThat(registry.get("heartline.call.reply.stage")
                            .tags("provider", carrier(by), "stage", stage)
                            .timer()
                            .count())
                    .as(stage)
                    .isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "vonage, BUSY, busy", "vonage, REJECTS, busy", "vonage, NO_ANSWER, no_answer", "vonage, FAILED, failed",
        "plivo, BUSY, busy", "plivo, REJECTS, busy", "plivo, NO_ANSWER, no_answer", "plivo, FAILED, failed"
    })
    void whoIsNotReachedLeavesARowThatSaysWhy(String by, Behaviour behaviour, String status) {
        var user = user();
        carrier.register(Person.behaving(user.phone(), behaviour));

        assertThat(completedRow(dialled(user, by)))
                .containsEntry("call_status", status)
                .containsEntry("duration_seconds", 0)
                .containsEntry("answered_at", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gather", "vonage", "plivo"})
    void aMailboxIsHungUpOn(String by) {
        var user = userBy(by);
        carrier.register(Person.behaving(user.phone(), Behaviour.VOICEMAIL));

        var row = completedRow(dialled(user, by));

        assertThat(row).containsEntry("answered_by", "machine").containsEntry("outcome", "voicemail");
        assertThat(report(row).endedBy()).contains(EndedBy.COACH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"twilio", "gather", "vonage", "plivo"})
    void aMessageIsLeftInAMailboxAfterItsBeep(String by) {
        var user = userBy(by);
        carrier.register(Person.behaving(user.phone(), Behaviour.VOICEMAIL));

        var row = completedRow(dialledToLeaveAMessage(user, by));

        assertThat(row)
                .containsEntry("outcome", "voicemail")
                .containsEntry("answered_by", "machine")
                .containsEntry("on_voicemail", "leave_message")
                .containsEntry("mailbox_message", "left")
                .containsEntry("transcript", null);
        var report = report(row);
        assertThat(report.problems()).isEmpty();
        assertThat(report.kept()).singleElement().asString().isEqualTo(mailboxWords.to(callTo(row)));
        assertThat(report.kept().getFirst()).doesNotContain(user.firstName(), "{");
        assertThat(report.endedBy()).contains(EndedBy.COACH);
    }

    @Test
    void aMessageIsLeftOnceThoughTheBeepIsToldTwice() {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.VOICEMAIL));
        carrier.disturbCallbacks(new CallbackDisturbance(true, false, Duration.ofMillis(20)));

        var row = completedRow(dialledToLeaveAMessage(user, "vonage"));

        assertThat(row).containsEntry("mailbox_message", "left").containsEntry("outcome", "voicemail");
        assertThat(report(row).kept()).hasSize(1);
    }

    /** As nobody will tell when the greeting is over. */
    @ParameterizedTest
    @ValueSource(strings = {"twilio", "gather", "vonage"})
    void aMailboxThatTheNetworkTakesForAPersonIsHungUpOn(String by) {
        var user = userBy(by);
        carrier.register(Person.answering(
                user.phone(),
                Script.of("Please leave your name and number after the tone.", "To page me press five.")));

        var row = completedRow(dialledToLeaveAMessage(user, by));

        assertThat(row)
                .containsEntry("answered_by", "machine")
                .containsEntry("network_verdict", "human")
                .containsEntry("mailbox_message", "not_left");
        assertThat(report(row).endedBy()).contains(EndedBy.COACH);
    }

    @Test
    void nothingElseThanLeavingAMessageOrHangingUpCanBeAskedFor() {
        ask(user(), "twilio", Map.of("onVoicemail", "retry_later")).statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vonage", "plivo"})
    void callbacksThatAreDoubledLateAndReversedEndInTheSame(String by) {
        var user = user();
        carrier.register(Person.answering(user.phone(), TALK));
        carrier.disturbCallbacks(new CallbackDisturbance(true, true, Duration.ofMillis(20)));

        var id = dialled(user, by);

        assertThat(completedRow(id)).containsEntry("call_status", "completed");
        assertThat(completions(id)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vonage", "plivo"})
    void aLostAnswerIsNotAskedForAgainNorElsewhereAndItsCallIsFound(String by) {
        var user = user();
        carrier.register(Person.answering(user.phone(), TALK));
        carrier.failNextRequests(by, 1, new ApiFault.LosesAnswer());

        var row = completedRow(dialled(user, by));

        assertThat(row).containsEntry("call_status", "completed").containsEntry("provider", by);
        assertThat(callsTo(user, "twilio")).isEmpty();
        assertThat(callsTo(user, by)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"vonage, 400, rejected", "vonage, 429, busy", "plivo, 401, account_refused"})
    void aDialThatOneCarrierRefusesGoesToTheNext(String refusing, int status, String outcome) {
        var user = user();
        carrier.register(Person.answering(user.phone(), TALK));
        carrier.failNextRequests(refusing, 1, new ApiFault.Refuses(status));

        var id = dialled(user, refusing);

        assertThat(completedRow(id)).containsEntry("provider", "twilio").containsEntry("call_status", "completed");
        assertThat(callsTo(user, refusing)).isEmpty();
        given().auth()
                .oauth2(Tokens.operator())
                .get("/calls/" + id)
                .then()
                .statusCode(200)
                .body("refusedDials.carrier", equalTo(List.of(refusing)))
                .body("refusedDials.outcome", equalTo(List.of(outcome)))
                .body("refusedDials.reason", equalTo(List.of("status " + status)));
    }

    @Test
    void whileOneCarrierRefusesAllDialsNoCallIsLost() {
        carrier.failNextRequests("vonage", 10, new ApiFault.Refuses(403));
        var calls = new ArrayList<UUID>();
        for (int n = 0; n < 10; n++) {
            var user = user();
            carrier.register(Person.answering(user.phone(), Script.of("I'm fine. Bye.")));
            calls.add(dialled(user, "vonage"));
        }

        assertThat(calls)
                .allSatisfy(id -> assertThat(completedRow(id))
                        .containsEntry("call_status", "completed")
                        .containsEntry("provider", "twilio"));
    }

    @Test
    void whatAllRefuseIsDialledLaterWhereOneMayDialItLater() {
        var user = user();
        carrier.failNextRequests("vonage", 1, new ApiFault.Refuses(429));
        carrier.failNextRequests("twilio", 1, new ApiFault.Refuses(400));

        ask(user, "vonage").statusCode(503).body("reason", equalTo("provider_busy"));

        assertThat(database.count("select count(*) from phone_calls where user_id = ?", user.id()))
                .isZero();
    }

    @Test
    void aCarrierThatNobodyKnowsIsNotAsked() {
        ask(user(), "pigeons").statusCode(422).body("title", equalTo("Carrier not connected"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gather", "vonage", "plivo"})
    void dangerIsHeardAndAnsweredByAnyCarrier(String by) {
        var report = play(by, userBy(by).phone(), Script.of("I want to kill myself."));

        var id = callId(report.callSid());
        assertThat(report.heardByCaller().getLast()).contains("988");
        assertThat(completedRow(id)).containsEntry("crisis", true);
        assertThat(database.count("select count(*) from care_alerts where source_id = ?", id))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gather", "vonage", "plivo"})
    void whoSpeaksIntoAReplyIsListenedTo(String by) {
        var report = play(
                by,
                userBy(by).phone(),
                Script.of(
                        Line.of("I slept badly."),
                        Line.of("No, listen, I had nightmares.").interrupting(0.5),
                        Line.of("Bye.")));

        assertThat(report.problems()).isEmpty();
        assertThat(said(callId(report.callSid()), "user"))
                .containsExactly("I slept badly.", "No, listen, I had nightmares.", "Bye.");
    }

    /** As when another replica has taken the conversation up, and the next words come to this one. */
    @ParameterizedTest
    @ValueSource(strings = {"gather", "vonage", "plivo"})
    void whatIsSaidToAConversationThatGoesOnElsewhereIsNotLost(String by) {
        var sid = place(
                by,
                userBy(by).phone(),
                Script.of(
                                Line.of("I slept badly this week.").after(Duration.ofSeconds(2)),
                                Line.of("I'll go to bed at ten."))
                        .withTimeScale(1));
        awaitListening(sid);
        database.update("""
                insert into call_turns (call_id, seq, speaker, text, at)
                select id, 1, 'user', 'Hello?', now() from phone_calls where provider_call_sid = ?
                """, sid);

        var report = done(sid);

        assertThat(report.problems()).isEmpty();
        assertThat(said(callId(sid), "user"))
                .containsExactly("Hello?", "I slept badly this week.", "I'll go to bed at ten.");
        assertThat(report.heardByCaller()).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gather", "vonage", "plivo"})
    void aQuestionThatIsAheadIsAnsweredByAConversationThatKnowsAll(String by) {
        var sid = live(by);
        var call = callId(sid);
        database.update("""
                insert into call_turns (call_id, seq, speaker, text, at) values (?, 1, 'user', 'I feel better.', now()),
                  (?, 2, 'coach', 'What has helped?', now())
                """, call, call);

        assertThat(ask(by, sid, call, 7, "The walks.")).contains("turn=8");

        assertThat(said(call, "user")).containsExactly("I feel better.", "The walks.");
        steer(sid, "end", Map.of("reason", "a test"));
        done(sid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gather", "vonage", "plivo"})
    void whomNoHumanAnswersTheCoachTakesBack(String by) {
        carrier.register(Person.behaving("+12025550179", Behaviour.NO_ANSWER));
        var sid = place(
                by,
                userBy(by).phone(),
                Script.of(Line.of("Is somebody there?").after(Duration.ofSeconds(3)), Line.of("Bye."))
                        .withTimeScale(1));
        awaitListening(sid);

        steer(sid, "transfer", Map.of("to", "+12025550179", "reason", "wants a human"));

        var report = done(sid);
        assertThat(report.problems()).isEmpty();
        assertThat(report.transferredTo()).isEmpty();
        assertThat(report.endedBy()).contains(EndedBy.CALLER);
        // Whose words the line went over says them again.
        assertThat(said(callId(sid), "user")).endsWith("Is somebody there?", "Bye.");
        assertThat(database.value(String.class, "select outcome from operator_actions where call_id = ?", callId(sid)))
                .isEqualTo("failed");
        assertThat(completedRow(callId(sid))).containsEntry("call_status", "completed");
    }

    @Test
    void aCallThatGoesOnIsAmongThoseThatPlivoMayHaveDialled() {
        var asked = Instant.now();
        var sid = live("plivo");
        var from = (String) row(callId(sid)).get("from_phone");

        var found = carriers.named("plivo").dialledAt(asked, from, LocalStackResource.TWILIO_FROM_NUMBER);

        assertThat(found).singleElement().satisfies(report -> {
            assertThat(report.sid()).isEqualTo(sid);
            assertThat(report.status().isTerminal()).isFalse();
        });
        steer(sid, "end", Map.of("reason", "a test"));
        done(sid);
    }

    @Test
    void whatPlivoShowsNowhereForAWhileIsNotGone() {
        var sid = UUID.randomUUID().toString();

        assertThatThrownBy(() -> carriers.named("plivo").fetch(sid)).isInstanceOf(ProviderUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gather", "vonage", "plivo"})
    void anOperatorEndsTheCallOrHasAHumanTakeItOver(String by) {
        var ended = live(by);
        steer(ended, "end", Map.of("reason", "a test"));
        assertThat(done(ended).endedBy()).contains(EndedBy.COACH);

        var transferred = live(by);
        steer(transferred, "transfer", Map.of("to", "+12025550177", "reason", "wants a human"));
        var report = done(transferred);
        assertThat(report.transferredTo()).contains("+12025550177");
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void theReadmeSaysWhatEachCarrierCan() throws IOException {
        var readme = Files.readString(Path.of("README.md"));

        for (var by : List.of("twilio", "vonage", "plivo")) {
            var can = carriers.named(by).capabilities();
            assertThat(readme)
                    .contains("| `%s` | %s | %s | %s | %s | %s |"
                            .formatted(
                                    by,
                                    can.streamsWords() ? "streams words" : "turn by turn",
                                    yes(can.tellsWhatWasHeard()),
                                    yes(can.detectsMachines()),
                                    yes(can.records()),
                                    switch (can.leavesMessages()) {
                                        case NEVER -> "no";
                                        case WHEN_TOLD -> "when the greeting's end is told";
                                        case BY_ITSELF -> "waits for the beep itself";
                                    },
                                    can.tellsPrice() ? "yes" : "when asked"));
        }
    }

    @Test
    void whoRecordsSaysSo() {
        for (var by : List.of("twilio", "vonage", "plivo")) {
            assertThat(recordings.isPossibleBy(by))
                    .isEqualTo(carriers.named(by).capabilities().records());
        }
    }

    private static String yes(boolean can) {
        return can ? "yes" : "no";
    }

    private String live(String by) {
        var quiet = Script.of(Line.of("Let me think.").after(Duration.ofSeconds(60)))
                .withTimeScale(1);
        var sid = place(by, userBy(by).phone(), quiet);
        awaitListening(sid);
        return sid;
    }

    private void awaitListening(String sid) {
        await().atMost(Duration.ofSeconds(30)).until(() -> database.count("""
                        select count(*) from active_calls a join phone_calls c on c.id = a.phone_call_id
                        where c.provider_call_sid = ? and a.current_state = 'listening'
                        """, sid) == 1);
    }

    /** A question of the carrier, past the simulated network; what it is answered. */
    private String ask(String by, String sid, UUID call, int turn, String words) {
        var path = "/webhooks/%s/voice/turn/%s?turn=%d".formatted(carrier(by), call, turn);
        return switch (by) {
            case "vonage" -> {
                var body = new JsonObject()
                        .put("uuid", sid)
                        .put(
                                "speech",
                                new JsonObject()
                                        .put("results", new JsonArray().add(new JsonObject().put("text", words))))
                        .encode();
                var signature = new VonageSignature(
                        CarrierResource.VONAGE_SECRET, CarrierResource.VONAGE_APPLICATION, InstantSource.system());
                yield given().header(VonageSignature.HEADER, signature.sign(body.getBytes(UTF_8)))
                        .contentType("application/json")
                        .body(body)
                        .post(URI.create(publicUrl() + path))
                        .asString();
            }
            case "plivo" -> {
                var form = FormBody.of(Map.of("CallUUID", sid, "Speech", words));
                var nonce = UUID.randomUUID().toString();
                yield given().header(PlivoSignature.NONCE, nonce)
                        .header(
                                PlivoSignature.HEADER,
                                new PlivoSignature(CarrierResource.PLIVO.authToken())
                                        .sign("POST", publicUrl() + path, form, nonce))
                        .contentType("application/x-www-form-urlencoded")
                        .body(form.encoded())
                        .post(URI.create(publicUrl() + path))
                        .asString();
            }
            default -> post(path, Map.of("CallSid", sid, "SpeechResult", words)).body();
        };
    }

    private void steer(String sid, String what, Map<String, String> body) {
        given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .body(body)
                .post("/calls/{call}/operator-actions/{what}", callId(sid), what)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("done"));
    }

    private UUID dialled(User user, String by) {
        return UUID.fromString(ask(user, by).statusCode(201).extract().path("id"));
    }

    /** Whose calls those are. */
    private static String carrier(String by) {
        return by.equals("gather") ? "twilio" : by;
    }

    private UUID dialledToLeaveAMessage(User user, String by) {
        return UUID.fromString(ask(user, by, Map.of("onVoicemail", "leave_message"))
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static Call callTo(Map<String, Object> row) {
        return new Call(
                (UUID) row.get("id"),
                null,
                CallDirection.OUTBOUND,
                CallStatus.COMPLETED,
                (String) row.get("provider"),
                null,
                (String) row.get("from_phone"),
                (String) row.get("to_phone"),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                0,
                null,
                null,
                null);
    }

    private static ValidatableResponse ask(User user, String by) {
        return ask(user, by, Map.of());
    }

    private static ValidatableResponse ask(User user, String by, Map<String, Object> more) {
        var wanted =
                new HashMap<String, Object>(Map.of("userId", user.id(), "purpose", "check_in", "carrier", carrier(by)));
        wanted.putAll(more);
        return given().auth()
                .oauth2(Tokens.service())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(wanted)
                .post("/calls")
                .then();
    }

    private CallReport report(Map<String, Object> row) {
        return carrier.call((String) row.get("provider_call_sid")).orElseThrow();
    }

    private List<CallReport> callsTo(User user, String by) {
        return carrier.calls(by, PhoneNumber.of(user.phone()));
    }

    private List<Object> said(UUID callId, String speaker) {
        return turns(callId).stream()
                .filter(turn -> turn.get("speaker").equals(speaker))
                .map(turn -> turn.get("text"))
                .toList();
    }

    /** What was understood, without what differs from call to call: names, times and money. */
    private static Map<String, Object> analysis(Map<String, Object> row) {
        var analysis = new HashMap<String, Object>();
        for (var column : List.of(
                "sentiment", "user_emotion", "key_topics", "commitments_made", "crisis", "call_status", "ai_summary")) {
            analysis.put(column, row.get(column) == null ? "" : row.get(column).toString());
        }
        return analysis;
    }
}
