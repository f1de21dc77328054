package dev.heartline.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.carrier.fault.ApiFault;
import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.Direction;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.events.ConsentChanged;
import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.Event;
import dev.heartline.events.EventSchemas;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.events.vocabulary.ConsentStanding;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
class OutboundCallTest extends CallServiceTest {

    @Test
    void aUserWhoAnswersIsCoached() {
        var user = user();
        carrier.register(Person.answering(
                user.phone(), Script.of("I slept badly this week.", "I'll go to bed at ten tonight.", "Bye.")));

        var id = dialled(user, "check_in", "sleep this week");

        var row = completedRow(id);
        assertThat(row)
                .containsEntry("user_id", user.id())
                .containsEntry("call_direction", "outbound")
                .containsEntry("call_status", "completed")
                .containsEntry("call_purpose", "check_in")
                .containsEntry("contact_reason", "within_contact_hours")
                .containsEntry("to_phone", user.phone());
        assertThat((String) row.get("transcript")).contains("User: I'll go to bed at ten tonight.");
        var event = completion(id);
        assertThat(EventSchemas.violations(EventType.CALL_COMPLETED, json(event)))
                .isEmpty();
        assertThat(json(event).at("/purpose").asText()).isEqualTo("check_in");
        assertThat(database.row("select verdict, reason from contact_decision where subject_id = ?", id))
                .containsEntry("verdict", "allowed");
        assertThat(carrier.call((String) row.get("provider_call_sid"))
                        .orElseThrow()
                        .problems())
                .isEmpty();
    }

    /** Whoever picks up, or a machine, hears no more than who calls and whom we ask for. */
    @Test
    void whatIsKnownOfThemWaitsUntilTheyHaveAnswered() {
        var user = user();
        publish(Event.of(
                EventType.CONTEXT_REFRESHED,
                new ContextRefreshed(
                        user.id(),
                        1L,
                        Instant.now(),
                        List.of(),
                        List.of(),
                        List.of("I'll walk after dinner"),
                        Instant.now().minus(Duration.ofDays(2)),
                        null,
                        null)));
        await().until(() -> database.count("select count(*) from user_context where user_id = ?", user.id()) == 1);
        carrier.register(Person.answering(user.phone(), Script.of("Yes, speaking.", "Bye.")));

        var row = completedRow(dialled(user, "check_in"));

        var heard = carrier.call((String) row.get("provider_call_sid"))
                .orElseThrow()
                .heardByCaller();
        assertThat(heard.getFirst()).contains("AI coach", user.firstName()).doesNotContain("walk", "dinner");
        assertThat(heard.get(1)).contains("walk after dinner");
    }

    @ParameterizedTest
    @CsvSource({"BUSY, busy", "NO_ANSWER, no_answer", "FAILED, failed"})
    void aUserWhoIsNotReachedLeavesARowAndOneEvent(Behaviour behaviour, String outcome) {
        var user = user();
        carrier.register(Person.behaving(user.phone(), behaviour));

        var id = dialled(user, "accountability");

        assertThat(completedRow(id))
                .containsEntry("call_status", outcome)
                .containsEntry("duration_seconds", 0)
                .containsEntry("answered_at", null)
                .containsEntry("transcript", null);
        var event = json(completion(id));
        assertThat(EventSchemas.violations(EventType.CALL_COMPLETED, event)).isEmpty();
        assertThat(event.at("/outcome").asText()).isEqualTo(outcome);
        assertThat(event.has("analysis")).isFalse();
        assertThat(completions(id)).hasSize(1);
    }

    @Test
    void theSameKeyDialsOnce() {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.BUSY));
        var key = UUID.randomUUID().toString();

        var first = ask(user, key, "check_in").statusCode(201).extract().path("id");
        var again = ask(user, key, "check_in").statusCode(200).extract().path("id");
        ask(user, key, "celebration").statusCode(422);

        assertThat(again).isEqualTo(first);
        completedRow(UUID.fromString((String) first));
        assertThat(callsTo(user)).isEqualTo(1);
    }

    @Test
    void quietHoursHoldTheCallAndSayForHowLong() {
        var user = user(zoneWhereItIs(3), Channel.CALL);

        ask(user, UUID.randomUUID().toString(), "check_in")
                .statusCode(409)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("reason", equalTo("quiet_hours"))
                .body("heldUntil", notNullValue());

        assertThat(database.row("select verdict, reason from contact_decision where user_id = ?", user.id()))
                .isEqualTo(Map.of("verdict", "held", "reason", "quiet_hours"));
        assertThat(callsTo(user)).isZero();
        assertThat(database.count("select count(*) from phone_calls where user_id = ?", user.id()))
                .isZero();
    }

    @Test
    void whoDidNotConsentIsNotCalled() {
        var user = user(zoneWhereItIs(14), Channel.SMS);

        ask(user, UUID.randomUUID().toString(), "check_in")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("reason", equalTo("no_consent"));

        assertThat(callsTo(user)).isZero();
    }

    @Test
    void aStopHeardElsewhereBindsCallsUntilItIsTakenBack() {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.BUSY));
        tell(user, ConsentStanding.STOPPED, Instant.now());
        await().until(() -> database.count(
                        "select count(*) from contact_consent where contact = ? and calls_standing = 'stopped'",
                        user.id().toString())
                == 1);

        ask(user, UUID.randomUUID().toString(), "check_in").statusCode(422).body("reason", equalTo("opted_out"));
        tell(user, ConsentStanding.RELEASED, Instant.now());
        await().until(() -> database.count(
                        "select count(*) from contact_consent where contact = ? and calls_standing = 'released'",
                        user.id().toString())
                == 1);
        ask(user, UUID.randomUUID().toString(), "check_in").statusCode(201);
    }

    @Test
    void tenRequestsAtOnceRingOnce() throws Exception {
        var user = user();
        // Longer than ten requests take.
        var slow = Script.of(Line.of("One moment please.").after(Duration.ofSeconds(30)))
                .withTimeScale(1);
        carrier.register(Person.answering(user.phone(), slow));
        var statuses = new ConcurrentLinkedQueue<Integer>();
        try (var clients = Executors.newFixedThreadPool(10)) {
            for (int i = 0; i < 10; i++) {
                clients.submit(() -> statuses.add(ask(user, UUID.randomUUID().toString(), "check_in")
                        .extract()
                        .statusCode()));
            }
        }

        assertThat(statuses).hasSize(10).containsOnlyOnce(201).contains(409);
        assertThat(callsTo(user)).isEqualTo(1);
        assertThat(database.count(
                        "select count(*) from contact_decision where user_id = ? and reason = 'call_under_way'",
                        user.id()))
                .isEqualTo(9);
    }

    @Test
    void aUserWhoCallsUsIsNotCalledMeanwhile() {
        var user = user();
        var sid = sid();
        assertThat(post("/webhooks/twilio/voice/inbound", incoming(sid, user.phone()))
                        .statusCode())
                .isEqualTo(200);

        ask(user, UUID.randomUUID().toString(), "check_in")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("reason", equalTo("call_under_way"));
        post("/webhooks/twilio/voice/status", callback(sid, "completed", 3, Instant.now()));
        ask(user, UUID.randomUUID().toString(), "check_in").statusCode(201);
    }

    @Test
    void aBusyProviderIsToldAndTheSameRequestDialsLater() {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.BUSY));
        carrier.failNextRequests(1, new ApiFault.Refuses(429));
        var key = UUID.randomUUID().toString();

        ask(user, key, "check_in")
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("reason", equalTo("provider_busy"));
        assertThat(database.count("select count(*) from phone_calls where user_id = ?", user.id()))
                .isZero();

        ask(user, key, "check_in").statusCode(201);
        assertThat(callsTo(user)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "425"})
    void whatIsWrongWithOurAccountIsNoFailureOfTheCall(int status) {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.BUSY));
        carrier.failNextRequests(1, new ApiFault.Refuses(status));
        var key = UUID.randomUUID().toString();

        ask(user, key, "crisis_support").statusCode(503).header("Retry-After", notNullValue());
        assertThat(database.count("select count(*) from phone_calls where user_id = ?", user.id()))
                .isZero();

        ask(user, key, "crisis_support").statusCode(201);
        assertThat(callsTo(user)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"429, 503", "401, 503", "400, 201"})
    void whoWasNotDialledWasNotContacted(int status, int answer) {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.BUSY));
        carrier.failNextRequests(5, new ApiFault.Refuses(status));

        for (int i = 0; i < 5; i++) {
            ask(user, UUID.randomUUID().toString(), "check_in").statusCode(answer);
        }

        dialled(user, "check_in");
        assertThat(callsTo(user)).isEqualTo(1);
        assertThat(database.count(
                        "select count(*) from contact_decision where user_id = ? and verdict = 'refused'", user.id()))
                .isEqualTo(5);
    }

    @Test
    void moreThanFourCallsADayWait() {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.BUSY));
        for (int i = 0; i < 4; i++) {
            completedRow(dialled(user, "check_in"));
        }

        ask(user, UUID.randomUUID().toString(), "check_in")
                .statusCode(409)
                .header("Retry-After", notNullValue())
                .body("reason", equalTo("frequency_cap"));
    }

    @Test
    void aRefusalOfTheProviderIsAFailedCall() {
        var user = user();
        carrier.failNextRequests(1, new ApiFault.Refuses(400));

        var id = UUID.fromString(ask(user, UUID.randomUUID().toString(), "check_in")
                .statusCode(201)
                .body("status", equalTo("failed"))
                .extract()
                .path("id"));

        assertThat(completedRow(id)).containsEntry("call_status", "failed").containsEntry("provider_call_sid", null);
        assertThat(json(completion(id)).at("/outcome").asText()).isEqualTo("failed");
    }

    @Test
    void aLostAnswerIsNotAskedForAgainAndItsCallIsFound() {
        var user = user();
        carrier.register(Person.answering(user.phone(), Script.of("I am here. Bye.")));
        carrier.failNextRequests(1, new ApiFault.LosesAnswer());

        var id = dialled(user, "check_in");

        assertThat(completedRow(id)).containsEntry("call_status", "completed");
        assertThat(callsTo(user)).isEqualTo(1);
        assertThat(completions(id)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500", "503"})
    void anErrorOfTheProviderIsAskedOnce(int status) {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.BUSY));
        carrier.failNextRequests(1, new ApiFault.Refuses(status));

        dialled(user, "check_in");

        // A second request would have come through.
        assertThat(callsTo(user)).isZero();
    }

    @Test
    void anIncompleteWishIsToldWhatIsMissing() {
        given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .body("{\"purpose\":\"check_in\"}")
                .post("/calls")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().auth()
                .oauth2(Tokens.operator())
                .header("Idempotency-Key", "k")
                .contentType("application/json")
                .body(Map.of("userId", UUID.randomUUID().toString(), "purpose", "small_talk"))
                .post("/calls")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aUserThatNobodyKnowsCanNotBeCalled() {
        ask(new User(UUID.randomUUID(), phone(), "Nobody"), UUID.randomUUID().toString(), "check_in")
                .statusCode(422)
                .contentType("application/problem+json");
    }

    private UUID dialled(User user, String purpose, String... talkingPoints) {
        return UUID.fromString(ask(user, UUID.randomUUID().toString(), purpose, talkingPoints)
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static ValidatableResponse ask(User user, String key, String purpose, String... talkingPoints) {
        return given().auth()
                .oauth2(Tokens.service())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("userId", user.id(), "purpose", purpose, "talkingPoints", List.of(talkingPoints)))
                .post("/calls")
                .then();
    }

    private long callsTo(User user) {
        return carrier.calls().stream()
                .filter(call -> call.direction() == Direction.OUTBOUND)
                .filter(call -> call.to().e164().equals(user.phone()))
                .count();
    }

    private void tell(User user, ConsentStanding standing, Instant at) {
        var word = new ConsentChanged.Channel(standing, at, ConsentSource.KEYWORD, null);
        publish(Event.of(EventType.CONSENT_CHANGED, new ConsentChanged(user.id(), null, word, word, null, null, at)));
    }
}
