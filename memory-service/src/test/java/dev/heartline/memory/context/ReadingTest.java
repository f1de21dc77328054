package dev.heartline.memory.context;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.events.EventType;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Management;
import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ReadingTest {

    private final World world = new World();
    private final Story ana = Story.ofSomebody();

    @Inject
    MeterRegistry registry;

    @Test
    void theContextIsReadWithoutAnyEmbedding() {
        world.live(ana.call(Story.ago(Duration.ofHours(1)), "user: I hate cooking on Mondays."));
        World.eventually(() -> assertThat(world.database()
                        .count(
                                "select count(*) from conversation_turns where user_id = ? and substantial and embedding is null",
                                ana.userId()))
                .isZero());
        World.eventually(() -> assertThat(
                        world.database()
                                .count(
                                        "select count(*) from conversation_summaries where embedding is null and ai_summary is not null"
                                                + " or summary_period <> 'monthly' and (rolled_up_at is null or rolled_up_at < updated_at)"))
                .isZero());
        long before = embeddings();
        long told = world.published(EventType.CONTEXT_REFRESHED, ana.userId())
                .getLast()
                .version();

        for (int i = 0; i < 20; i++) {
            as(Tokens.service())
                    .get("/users/{id}/context", ana.userId())
                    .then()
                    .statusCode(200)
                    .body("version", is(told))
                    .body("memories.description", contains(containsString("cooking")))
                    .body("lastContactAt", notNullValue());
        }

        assertThat(embeddings()).isEqualTo(before);
    }

    @Test
    void eachLineOfTheContextSaysWhereItComesFrom() {
        var call = ana.call(
                Story.ago(Duration.ofHours(2)), "user: I love coffee.", "user: I'll walk after dinner on Friday.");
        var text = ana.text(Story.ago(Duration.ofHours(1)), "I hate cooking on Mondays.");
        world.live(call);
        world.live(text);
        var callId = call.body().callId().toString();
        var textId = text.body().messageId().toString();

        as(Tokens.service())
                .get("/users/{id}/context", ana.userId())
                .then()
                .statusCode(200)
                .body("memories.find { it.description.contains('cooking') }.source.sourceId", is(textId))
                .body("memories.find { it.description.contains('cooking') }.source.sourceType", is("sms"))
                .body("preferences.find { it.key == 'loves_coffee' }.source.sourceId", is(callId))
                .body("openCommitments", hasSize(1))
                .body("commitmentSources.sourceId", contains(callId))
                .body("lastSummary.sources.sourceId", hasItem(textId));
    }

    @Test
    void theOpenApiDocumentNamesWordsAsTheyAreSent() {
        RestAssured.given()
                .queryParam("format", "json")
                .get(Management.at("/q/openapi"))
                .then()
                .statusCode(200)
                .body("components.schemas.MemoryType.enum", hasItems("victory", "struggle"))
                .body("components.schemas.MemoryType.enum", not(hasItem("VICTORY")));
    }

    @Test
    void memoriesShowTheirStrengthNow() {
        world.live(ana.text(Story.ago(Duration.ofDays(5)), "I hate cooking on Mondays."));
        world.live(ana.text(Story.ago(Duration.ofDays(7)), "I managed to walk five miles yesterday."));
        world.database()
                .update(
                        "update ai_episodic_memory set stability = 5, last_reinforced_at = now() - interval '5 days' where user_id = ?",
                        ana.userId());

        as(Tokens.user(ana.userId()))
                .get("/users/{id}/memories", ana.userId())
                .then()
                .statusCode(200)
                .body("$", hasSize(2))
                .body("type", contains("victory", "preference"))
                .body("[0].strength.toDouble()", closeTo(0.9, 0.001));
        as(Tokens.user(ana.userId()))
                .get("/users/{id}/memories?type=preference&limit=1", ana.userId())
                .then()
                .body("description", contains(containsString("cooking")));
    }

    @Test
    void memoriesArePagedFromTheLatest() {
        world.live(ana.text(Story.ago(Duration.ofDays(2)), "I hate cooking on Mondays."));
        world.live(ana.text(Story.ago(Duration.ofDays(1)), "I managed to walk five miles yesterday."));

        String latest = as(Tokens.operator())
                .get("/users/{id}/memories?limit=1", ana.userId())
                .then()
                .body("$", hasSize(1))
                .extract()
                .path("[0].id");

        as(Tokens.operator())
                .get("/users/{id}/memories?before={before}", ana.userId(), latest)
                .then()
                .body("description", contains(containsString("cooking")));
    }

    @Test
    void summariesAreReadByPeriod() {
        world.live(ana.text(Story.ago(Duration.ofDays(2)), "I hate cooking on Mondays."));

        as(Tokens.operator())
                .get("/users/{id}/summaries?period=daily", ana.userId())
                .then()
                .statusCode(200)
                .body("period", contains("daily"))
                .body("[0].overallSentiment", is("positive"));
        as(Tokens.operator())
                .get("/users/{id}/summaries?period=weekly&before=2000-01-01", ana.userId())
                .then()
                .body("$", hasSize(0));
    }

    @Test
    void aCorrectionByTheUserIsBelievedAndTakesTheContextAlong() {
        world.live(ana.profile("Europe/Madrid"));
        world.live(ana.text(Story.ago(Duration.ofDays(1)), "I hate cooking on Mondays."));

        as(Tokens.user(ana.userId()))
                .body("{\"value\": \"morning\"}")
                .put("/users/{id}/preferences/timing/contact_time", ana.userId())
                .then()
                .statusCode(204);

        as(Tokens.user(ana.userId()))
                .get("/users/{id}/preferences", ana.userId())
                .then()
                .body("value", contains("morning"))
                .body("learnedFrom", contains(contains("user_correction")))
                .body("[0].confidence.toDouble()", closeTo(0.95, 0.01));
        assertThat(world.published(EventType.CONTEXT_REFRESHED, ana.userId()).getLast())
                .satisfies(context -> {
                    assertThat(context.preferences())
                            .singleElement()
                            .satisfies(one -> assertThat(one.value()).isEqualTo("morning"));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"context", "memories", "summaries", "preferences"})
    void nobodyReadsWithoutATokenOrWithAnothersOrAnOldOne(String what) {
        RestAssured.given()
                .get("/users/{id}/" + what, ana.userId())
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .contentType("application/problem+json");
        as(Tokens.expired()).get("/users/{id}/" + what, ana.userId()).then().statusCode(401);
        as(Tokens.user(UUID.randomUUID()))
                .get("/users/{id}/" + what, ana.userId())
                .then()
                .statusCode(403);
    }

    @Test
    void nobodyCorrectsAnothersPreference() {
        as(Tokens.user(UUID.randomUUID()))
                .body("{\"value\": \"morning\"}")
                .put("/users/{id}/preferences/timing/contact_time", ana.userId())
                .then()
                .statusCode(403);

        assertThat(world.count("learned_user_preferences", ana.userId())).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"memories?type=grudge", "memories?limit=0", "memories?limit=1000", "summaries?period=hourly"})
    void aBadQuestionGetsAProblemInReturn(String question) {
        as(Tokens.operator())
                .get("/users/{id}/" + question, ana.userId())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", is(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"timing/Contact Time", "weather/contact_time"})
    void aCorrectionOfSomethingThatCannotBeIsRefused(String preference) {
        as(Tokens.operator())
                .body("{\"value\": \"morning\"}")
                .put("/users/" + ana.userId() + "/preferences/" + preference)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aStrangerHasNoContext() {
        as(Tokens.operator())
                .get("/users/{id}/context", ana.userId())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/USER_ID/context", "/users/USER_ID/memories", "/users/1-2-3-4/summaries"})
    void anIdThatIsNoneIsSaidToBeNone(String path) {
        as(Tokens.operator())
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", is("A parameter is not a UUID"));
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType("application/json");
    }

    private long embeddings() {
        return registry.find("heartline.memory.embeddings").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
