package dev.heartline.call.recording;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.call.CallServiceTest;
import dev.heartline.call.MovableClock;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.carrier.fault.ApiFault;
import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.CallReport;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.RecordingReport;
import dev.heartline.carrier.network.Script;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Log;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/** Calls of people whose numbers are of the United States, where everybody on the call has to agree. */
@QuarkusTest
@TestProfile(RecordingTest.Recorded.class)
class RecordingTest extends CallServiceTest {

    public static final class Recorded implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "heartline.call.recording.enabled",
                    "true",
                    "heartline.call.recording.poll",
                    "1s",
                    // Nobody is asked whether they are there while a test looks at their call.
                    "heartline.call.live.silence",
                    "10m");
        }
    }

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String QUESTION =
            ConsentWording.named("en-1").orElseThrow().question();

    /** How numbers begin of those with whom the conversation is a stream of words. */
    private static final String STREAMED = "+1202";

    private record Somebody(UUID id, String phone) {}

    private static final Line THINKING = Line.of("Let me think.").after(Duration.ofMinutes(10));

    @Inject
    MovableClock clock;

    @Inject
    CallLifecycle lifecycle;

    @Inject
    RecordingConsents consents;

    @AfterEach
    void setTheClockBack() {
        clock.setBack();
    }

    @ParameterizedTest
    @ValueSource(strings = {STREAMED, "+1917"})
    void aYesIsOnRecordAndTheCallIsRecordedUntilItsEnd(String numbers) {
        var person = person(numbers, null);
        var sid = recorded(person);
        var call = callId(sid);
        end(call);
        var report = done(sid);
        awaitState(call, "stored");

        assertThat(asked(report)).isEqualTo(1);
        assertThat(report.heardByCaller())
                .filteredOn(words -> words.startsWith("Thank you, I'm recording from now on. "))
                .as("and then the answer to what they had said before")
                .singleElement()
                .satisfies(words -> assertThat(words.substring("Thank you, I'm recording from now on. ".length()))
                        .hasSizeGreaterThan(10));
        assertThat(database.row("select * from recording_consents where call_id = ?", call))
                .containsEntry("user_id", person.id())
                .containsEntry("wording", "en-1")
                .containsEntry("region", "US")
                .containsEntry("answer", "yes")
                .containsEntry("withdrawn_at", null)
                .satisfies(row -> assertThat(row.get("asked_at")).isNotNull())
                .satisfies(row -> assertThat(row.get("answered_at")).isNotNull());
        assertThat(row(call))
                .satisfies(row -> assertThat((String) row.get("recording_url"))
                        .endsWith("/Recordings/"
                                + carrier.recordings(sid).getFirst().sid()))
                .satisfies(row -> assertThat((Integer) row.get("recording_duration_seconds"))
                        .isPositive());
        assertThat(completedRow(call).get("recording_url"))
                .as("after the end was written too")
                .isNotNull();
    }

    @Test
    void whereItCanBeHeardOnlyOperatorsAreTold() {
        var person = person(STREAMED, null);
        var call = stored(person);

        read(Tokens.operator(), call).body("recordingUrl", startsWith("https://api.twilio.com/"));
        read(Tokens.service(), call).body("recordingUrl", nullValue());
        read(Tokens.user(person.id()), call)
                .body("recordingUrl", nullValue())
                .body("recordingDurationSeconds", equalTo(row(call).get("recording_duration_seconds")));
        for (var token : List.of(Tokens.service(), Tokens.user(person.id()))) {
            given().auth()
                    .oauth2(token)
                    .get("/calls?userId=" + person.id())
                    .then()
                    .statusCode(200)
                    .body("recordingUrl", equalTo(Collections.singletonList(null)));
        }
    }

    @Test
    void operatorsSeeTheConsentAndHaveTheRecordingDeleted() {
        var call = stored(person(STREAMED, null));
        var sid = (String) row(call).get("provider_call_sid");

        given().auth()
                .oauth2(Tokens.operator())
                .get("/calls/{id}/recording", call)
                .then()
                .statusCode(200)
                .body("wording", equalTo("en-1"))
                .body("question", equalTo(QUESTION))
                .body("answer", equalTo("yes"))
                .body("state", equalTo("stored"))
                .body("toBeDeleted", equalTo(false))
                .body("url", startsWith("https://api.twilio.com/"));
        given().auth()
                .oauth2(Tokens.operator())
                .delete("/calls/{id}/recording", call)
                .then()
                .statusCode(204);

        awaitState(call, "deleted");
        assertThat(carrier.recordings(sid)).isEmpty();
        given().auth()
                .oauth2(Tokens.operator())
                .get("/calls/{id}/recording", call)
                .then()
                .statusCode(200)
                .body("answer", equalTo("yes"))
                .body("url", nullValue())
                .body("keptUntil", nullValue());
        given().auth()
                .oauth2(Tokens.operator())
                .get("/calls/{id}/recording", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void itIsInNoLogLine() {
        var log = Log.during(() -> stored(person(STREAMED, null)));

        assertThat(log).contains("is to be recorded").doesNotContain("/Recordings/", "RecordingUrl");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            No, thank you.        | no
            Okay.                 | unclear
            Why would you do that?| unclear
            Yes, but not my name. | unclear
            """)
    void withoutAClearYesNothingIsRecorded(String words, String answer) {
        var report = play(person(STREAMED, null).phone(), Script.of("I slept badly this week.", words, "Bye."));
        var call = callId(report.callSid());

        assertThat(asked(report)).isEqualTo(1);
        assertThat(report.problems()).isEmpty();
        assertThat(completedRow(call)).containsEntry("recording_url", null);
        assertThat(answer(call)).isEqualTo(answer);
        assertThat(carrier.recordings(report.callSid())).isEmpty();
        assertThat(database.count("select count(*) from call_recordings where call_id = ?", call))
                .isZero();
    }

    /** They have not heard what they say yes to. */
    @Test
    void aYesIntoTheMiddleOfTheQuestionIsNone() {
        var report = play(
                person(STREAMED, null).phone(),
                Script.of(Line.of("I slept badly this week."), Line.of("Yes.").interrupting(0.3), Line.of("Bye.")));

        assertThat(answer(callId(report.callSid()))).isEqualTo("unclear");
        assertThat(carrier.recordings(report.callSid())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"I want to kill myself.", "Bye.", "Please stop calling me."})
    void whoIsInDangerOrLeavesIsNotAsked(String first) {
        var report = play(person(STREAMED, null).phone(), Script.of(first, "Yes.", "Bye."));

        assertThat(asked(report)).isZero();
        assertThat(answer(callId(report.callSid()))).isNull();
    }

    @Test
    void minorsStrangersAndPeopleElsewhereAreNotAsked() {
        var script = Script.of("I slept badly this week.", "Yes.", "Bye.");

        assertThat(asked(play(
                        person(STREAMED, LocalDate.now().minusYears(18).plusDays(2))
                                .phone(),
                        script)))
                .as("a minor")
                .isZero();
        assertThat(asked(play(number(STREAMED), script))).as("a stranger").isZero();
        assertThat(asked(play(person("+49151", null).phone(), script)))
                .as("in a country without a rule")
                .isZero();
        assertThat(asked(play(
                        person(STREAMED, LocalDate.now().minusYears(18).minusDays(2))
                                .phone(),
                        script)))
                .as("a grown-up")
                .isEqualTo(1);
    }

    @Test
    void byACarrierThatDoesNotRecordNobodyIsAsked() {
        var report = play("vonage", person(STREAMED, null).phone(), Script.of("I slept badly this week.", "Bye."));

        assertThat(asked(report)).isZero();
    }

    @Test
    void onACallOfOursWhoeverPicksUpIsFirstToSayThatTheyAreTheOne() {
        var person = person(STREAMED, null);
        carrier.register(
                Person.answering(person.phone(), Script.of("Yes, this is Robin.", "No, thanks.", "I'm fine. Bye.")));
        var robin = carrier.call((String) completedRow(dialled(person)).get("provider_call_sid"))
                .orElseThrow();
        carrier.register(Person.answering(
                person.phone(), Script.of("No, this is his wife, Robin isn't in.", "Yes.", "Goodbye.")));
        var wife = carrier.call((String) completedRow(dialled(person)).get("provider_call_sid"))
                .orElseThrow();

        assertThat(asked(robin)).isEqualTo(1);
        assertThat(answer(callId(robin.callSid()))).isEqualTo("no");
        assertThat(asked(wife)).as("%s", wife.turns()).isZero();
    }

    @Test
    void stopRecordingEndsItAndIsNoStopOfCalls() {
        var person = person(STREAMED, null);

        var report = play(
                person.phone(),
                Script.of("I slept badly this week.", "Yes.", "Please stop recording.", "Thank you. Bye."));
        var call = callId(report.callSid());

        assertThat(report.heardByCaller()).anyMatch(words -> words.startsWith("All right, I've stopped recording"));
        assertThat(completedRow(call)).containsEntry("recording_url", null);
        assertThat(database.row("select * from recording_consents where call_id = ?", call))
                .satisfies(row -> assertThat(row.get("withdrawn_at")).isNotNull());
        await().atMost(LONG)
                .until(() -> carrier.recordings(report.callSid()).isEmpty()
                        && Set.of("none", "deleted").contains(state(call)));
        assertThat(database.count(
                        "select count(*) from contact_consent where contact = ?",
                        person.id().toString()))
                .isZero();
    }

    /** That it has ended is said where it is so. */
    @Test
    void whereTheEndOfTheRecordingCannotBeKeptThatIsSaid() {
        var person = person(STREAMED, null);
        LocalStackResource.postgres()
                .administer(
                        "alter table recording_consents add constraint kept check (withdrawn_at is null) not valid");
        try {
            var report = play(
                    person.phone(),
                    Script.of("I slept badly this week.", "Yes.", "Please stop recording.", "Thank you. Bye."));

            assertThat(report.heardByCaller())
                    .anyMatch(words -> words.contains("couldn't stop the recording"))
                    .noneMatch(words -> words.contains("I've stopped recording"));
            assertThat(database.row("select * from recording_consents where call_id = ?", callId(report.callSid())))
                    .containsEntry("answer", "yes")
                    .containsEntry("withdrawn_at", null);
        } finally {
            LocalStackResource.postgres().administer("alter table recording_consents drop constraint kept");
        }
    }

    @Test
    void aRecordingThatGoesOnIsDeletedWhereTheConsentIsTakenBack() {
        var sid = recorded(person(STREAMED, null));
        var call = callId(sid);

        consents.withdrawn(lifecycle.find(new CallReference.ById(call)).await().atMost(LONG))
                .await()
                .atMost(LONG);

        awaitState(call, "deleted");
        assertThat(carrier.recordings(sid)).isEmpty();
        end(call);
        done(sid);
        assertThat(completedRow(call)).containsEntry("recording_url", null);
    }

    /** A carrier that can't delete now is asked again. */
    @Test
    void withTheUserTheirRecordingGoesAtTheCarrierToo() {
        var person = person(STREAMED, null);
        var call = stored(person);
        var sid = (String) row(call).get("provider_call_sid");
        assertThat(carrier.recordings(sid)).hasSize(1);
        carrier.failNextRequests(1, new ApiFault.Refuses(503));

        publish(Event.tombstone(EventType.USER_PROFILE, person.id()));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> carrier.recordings(sid).isEmpty());
        await().atMost(LONG)
                .until(() -> database.count("select count(*) from call_recordings where call_sid = ?", sid) == 0);
        assertThat(database.count("select count(*) from recording_consents where user_id = ?", person.id()))
                .isZero();
    }

    @Test
    void anErasureInTheMiddleOfACallEndsItsRecording() {
        var person = person(STREAMED, null);
        var sid = recorded(person);

        publish(Event.tombstone(EventType.USER_PROFILE, person.id()));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> carrier.recordings(sid).isEmpty());
        await().atMost(LONG)
                .until(() -> database.count("select count(*) from call_recordings where call_sid = ?", sid) == 0);
    }

    @Test
    void aRecordingWhoseBeginningWasNotAnsweredIsKnownByWhatTheCarrierTells() {
        carrier.failNextRequests(1, new ApiFault.LosesAnswer());

        var sid = recorded(person(STREAMED, null));

        assertThat(database.value(
                        String.class, "select recording_sid from call_recordings where call_id = ?", callId(sid)))
                .isEqualTo(carrier.recordings(sid).getFirst().sid());
        end(callId(sid));
        done(sid);
    }

    @Test
    void whatWasKeptLongEnoughIsDeletedAtTheCarrier() {
        var call = stored(person(STREAMED, null));
        var sid = (String) row(call).get("provider_call_sid");

        clock.moveOn(Duration.ofDays(31));

        await().atMost(LONG).until(() -> carrier.recordings(sid).isEmpty());
        awaitState(call, "deleted");
        assertThat(row(call)).containsEntry("recording_url", null);
        assertThat(answer(call)).as("the record of the consent stays").isEqualTo("yes");
    }

    @Test
    void beforeSomebodyElseJoinsTheRecordingEnds() {
        carrier.register(Person.behaving("+12025550179", Behaviour.NO_ANSWER));
        var sid = recorded(person(STREAMED, null));

        transfer(callId(sid), "+12025550179");

        // Nobody has taken the call over, which goes on.
        awaitState(callId(sid), "stored");
        assertThat(carrier.call(sid).orElseThrow().hungUpAt()).isEmpty();
        assertThat(carrier.recordings(sid)).extracting(RecordingReport::state).containsExactly("completed");
        end(callId(sid));
        done(sid);
    }

    @Test
    void aRecordingOfWhichNobodyKnowsThatItHasEndedBeforeOthersJoinedIsDeleted() {
        var sid = recorded(person(STREAMED, null));
        carrier.failNextRequests(1, new ApiFault.Refuses(503));

        transfer(callId(sid), "+12025550177");

        assertThat(done(sid).transferredTo()).contains("+12025550177");
        awaitState(callId(sid), "deleted");
        assertThat(carrier.recordings(sid)).isEmpty();
    }

    /** As where a carrier's callback never came. */
    @Test
    void whatTheCarrierDoesNotTellItIsAskedFor() {
        var call = stored(person(STREAMED, null));
        database.update("update phone_calls set recording_url = null where id = ?", call);
        database.update(
                "update call_recordings set state = 'wanted', recording_sid = null, due_at = now() where call_id = ?",
                call);

        awaitState(call, "stored");
        assertThat((String) row(call).get("recording_url")).contains("/Recordings/RE");
    }

    @Test
    void whatIsToldTwiceOrTooLateChangesNothingAndOfUnknownOnesNothingIsTaken() {
        var call = stored(person(STREAMED, null));
        var sid = (String) row(call).get("provider_call_sid");
        var recording = database.row("select * from call_recordings where call_id = ?", call);
        var door = "/webhooks/twilio/voice/recording/" + recording.get("id");
        var late = Map.of(
                "CallSid",
                sid,
                "RecordingSid",
                (String) recording.get("recording_sid"),
                "RecordingStatus",
                "in-progress");

        assertThat(post(door, late).statusCode()).isEqualTo(204);
        assertThat(post(door, Map.of("CallSid", sid(), "RecordingStatus", "completed"))
                        .statusCode())
                .as("of another call")
                .isEqualTo(404);
        assertThat(post(door, Map.of("CallSid", sid, "RecordingStatus", "dreaming"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/webhooks/twilio/voice/recording/" + UUID.randomUUID(), late)
                        .statusCode())
                .isEqualTo(404);
        assertThat(database.row("select * from call_recordings where call_id = ?", call))
                .isEqualTo(recording);
    }

    private UUID stored(Somebody person) {
        var sid = recorded(person);
        end(callId(sid));
        done(sid);
        awaitState(callId(sid), "stored");
        completedRow(callId(sid));
        return callId(sid);
    }

    /** A call that goes on and is being recorded. */
    private String recorded(Somebody person) {
        var sid = place(
                "twilio",
                person.phone(),
                Script.of(Line.of("I slept badly this week."), Line.of("Yes, sure."), THINKING)
                        .withTimeScale(1));
        await().atMost(LONG).until(() -> database.count("""
                        select count(*) from call_recordings r join phone_calls c on c.id = r.call_id
                        where c.provider_call_sid = ? and r.state = 'goes_on'
                        """, sid) == 1);
        return sid;
    }

    private void awaitState(UUID call, String state) {
        await().atMost(LONG).until(() -> state.equals(state(call)));
    }

    private String state(UUID call) {
        return database.value(String.class, "select max(state) from call_recordings where call_id = ?", call);
    }

    private String answer(UUID call) {
        return database.value(String.class, "select max(answer) from recording_consents where call_id = ?", call);
    }

    private static long asked(CallReport report) {
        return report.heardByCaller().stream().filter(ConsentWording::isIn).count();
    }

    private static void end(UUID call) {
        steer(call, "end", Map.of("reason", "a test"));
    }

    private static void transfer(UUID call, String to) {
        steer(call, "transfer", Map.of("to", to, "reason", "wants a human"));
    }

    private static void steer(UUID call, String what, Map<String, String> body) {
        given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .body(body)
                .post("/calls/{call}/operator-actions/{what}", call, what)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("done"));
    }

    private static ValidatableResponse read(String token, UUID call) {
        return given().auth().oauth2(token).get("/calls/{id}", call).then().statusCode(200);
    }

    private UUID dialled(Somebody person) {
        return UUID.fromString(given().auth()
                .oauth2(Tokens.service())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(Map.of("userId", person.id(), "purpose", "check_in"))
                .post("/calls")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** One of eight millions: whoever shares a number is nobody we know. */
    private static String number(String beginning) {
        return beginning + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000);
    }

    /** @param born null where nobody knows */
    private Somebody person(String numbers, LocalDate born) {
        var person = new Somebody(UUID.randomUUID(), number(numbers));
        publish(Event.of(
                EventType.USER_PROFILE,
                new UserProfile(
                        person.id(),
                        "Robin",
                        person.phone(),
                        zoneWhereItIs(14),
                        "en-US",
                        born,
                        Set.of(Channel.CALL, Channel.SMS),
                        false)));
        await().atMost(LONG)
                .until(() -> database.count("select count(*) from user_profile where user_id = ?", person.id()) == 1);
        return person;
    }
}
