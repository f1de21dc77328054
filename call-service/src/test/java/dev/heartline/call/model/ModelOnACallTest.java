package dev.heartline.call.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.heartline.call.CallServiceTest;
import dev.heartline.carrier.model.ModelAnswer;
import dev.heartline.carrier.model.ModelFault;
import dev.heartline.carrier.model.ModelRequest;
import dev.heartline.carrier.network.Script;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.model.ModelTask;
import dev.heartline.model.Occasion;
import dev.heartline.model.ask.ModelCall;
import dev.heartline.model.ask.Spending;
import dev.heartline.model.ask.Tokens;
import dev.heartline.model.wire.Provider;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

/** Calls with a language model behind the guard, over the wire, down to what they cost. */
@QuarkusTest
@TestProfile(ModelOnACallTest.WithAModel.class)
class ModelOnACallTest extends CallServiceTest {

    private static final String SAID = "I work nights at the bakery and I will walk after dinner on Tuesday.";
    private static final String REPLY = "Nights at the bakery sound long. What would the walk give you?";

    public static final class WithAModel implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "heartline.engine", "model",
                    "heartline.model.base-url", "${heartline.twilio.base-url}/model/openai/v1",
                    "heartline.model.api-key", "sk-of-a-test",
                    "heartline.model.name", "some-model",
                    "heartline.model.price-in", "2.50",
                    "heartline.model.price-out", "10.00",
                    "heartline.model.budget-per-user", "0.02");
        }
    }

    @Inject
    Spending spending;

    @BeforeEach
    void speakWell() {
        carrier.models().forget();
        carrier.models().answer(ModelOnACallTest::wellSpoken);
    }

    @AfterEach
    void speakNoMore() {
        carrier.models().answer(ModelOnACallTest::wellSpoken);
    }

    @Test
    void theCallerHearsTheModelAndTheCallTellsWhatItCost() {
        var user = user();

        var report = play(user.phone(), Script.of(SAID, "Thank you, goodbye."));

        var id = callId(report.callSid());
        var row = completedRow(id);
        assertThat(carrier.models().asked()).extracting(ModelRequest::key).containsOnly("sk-of-a-test");
        assertThat(coachTurns(id)).contains("Hi there. What is on your mind?", REPLY);
        assertThat(row.get("ai_summary")).isEqualTo("They work nights at the bakery.");
        assertThat(database.value(
                        String.class,
                        "select array_to_string(commitments_made, '|') from phone_calls where id = ?",
                        id))
                .isEqualTo("I will walk after dinner");
        await().untilAsserted(() -> assertThat(database.count(
                        "select count(*) from model_performance_logs where user_id = ? and outcome = 'used'",
                        user.id()))
                .isEqualTo(asked()));
        var noted = micros("select sum(cost_micros) from model_performance_logs where subject_id = ?", id);
        assertThat(noted).isPositive();
        assertThat(micros("select model_cost_micros from phone_calls where id = ?", id))
                .isEqualTo(noted);
        assertThat(micros("select micros from model_spending where user_id = ?", user.id()))
                .isEqualTo(noted);
        given().auth()
                .oauth2(dev.heartline.testing.Tokens.operator())
                .get("/models/performance")
                .then()
                .statusCode(200)
                .body("findAll { it.outcome == 'used' }.task", hasItem("coach"));
    }

    @Test
    void aModelThatFailsIsHeardByNobody() {
        carrier.models().answer(ModelAnswer.of("Never.").but(ModelFault.SERVER_ERROR));
        var user = user();

        var report = play(user.phone(), Script.of(SAID, "Thank you, goodbye."));

        var row = completedRow(callId(report.callSid()));
        assertThat(coachTurns(callId(report.callSid()))).isNotEmpty().doesNotContain("Never.");
        assertThat(row.get("ai_summary")).isNotNull();
        await().untilAsserted(() -> assertThat(database.count(
                        "select count(*) from model_performance_logs where user_id = ? and outcome = 'server_error'",
                        user.id()))
                .isEqualTo(asked()));
    }

    @Test
    void whoHasSpentTheirBudgetIsCoachedLocally() {
        var user = user();
        database.update(
                "insert into model_spending (day, user_id, micros) values ((now() at time zone 'utc')::date, ?, 20000)",
                user.id());

        var report = play(user.phone(), Script.of(SAID, "It was about my accordion.", "Thank you, goodbye."));

        completedRow(callId(report.callSid()));
        // What is still asked for the calls of other tests is not this one's.
        assertThat(carrier.models().asked())
                .noneMatch(request -> request.toString().contains("accordion"));
    }

    @Test
    void aCallThatCannotBeNotedKeepsNoOtherFromTheLedger() {
        var user = user();
        // The middle one has a length that no row may have.
        Stream.of(Duration.ofMillis(5), Duration.ofMillis(-5), Duration.ofMillis(7))
                .forEach(whole -> spending.enter(new ModelCall(
                        ModelTask.TEXTS,
                        Provider.OPENAI,
                        "some-model",
                        "1",
                        new Occasion(user.id(), null),
                        Instant.now(),
                        null,
                        whole,
                        new Tokens(10, 10, false),
                        BigDecimal.TEN,
                        null)));

        await().untilAsserted(() -> assertThat(
                        database.rows("select whole_ms from model_performance_logs where user_id = ?", user.id()))
                .extracting(row -> row.get("whole_ms"))
                .containsExactlyInAnyOrder(5, 7));
        assertThat(micros("select micros from model_spending where user_id = ?", user.id()))
                .isEqualByComparingTo("20");
    }

    @Test
    void anErasedUserLeavesNothingOfIt() {
        var user = user();
        var report = play(user.phone(), Script.of(SAID, "Thank you, goodbye."));
        completedRow(callId(report.callSid()));
        await().until(() -> rowsOf(user.id()) > 2);

        publish(Event.tombstone(EventType.USER_PROFILE, user.id()));

        await().until(() -> database.count("select count(*) from erased_user where user_id = ?", user.id()) == 1);
        assertThat(rowsOf(user.id())).isZero();
    }

    private BigDecimal micros(String sql, UUID id) {
        return database.value(BigDecimal.class, sql, id);
    }

    private long asked() {
        return carrier.models().asked().size();
    }

    private long rowsOf(UUID user) {
        return database.count(
                "select (select count(*) from model_answers where user_id = ?)"
                        + " + (select count(*) from model_spending where user_id = ?)"
                        + " + (select count(*) from model_performance_logs where user_id = ?)",
                user,
                user,
                user);
    }

    private List<String> coachTurns(UUID call) {
        return database
                .rows("select text from call_turns where call_id = ? and speaker = 'coach' order by seq", call)
                .stream()
                .map(row -> (String) row.get("text"))
                .toList();
    }

    private static ModelAnswer wellSpoken(ModelRequest request) {
        if (request.asksForJson()) {
            int turn = request.user().indexOf("bakery") < 0 ? 0 : 1;
            return ModelAnswer.of("""
                    {"summary": "They work nights at the bakery.", "topics": ["work"], "sentiment": "mixed",
                     "sentiment_confidence": 0.6, "emotion": "unknown", "emotion_confidence": 0, "motivation": 8,
                     "commitments": [{"turn": %d, "quote": "I will walk after dinner", "text": "I will walk after dinner"}]}
                    """.formatted(turn));
        }
        return ModelAnswer.of(request.user().contains("bakery") ? REPLY : "Hi there. What is on your mind?");
    }
}
