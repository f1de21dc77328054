package dev.heartline.memory.preference;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.EventType;
import dev.heartline.memory.testing.MovableClock;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PreferenceSourcesTest {

    private final World world = new World();
    private final Story ana = Story.ofSomebody();

    @Inject
    MovableClock clock;

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @Test
    void whatSomebodyDoesOnManyDaysIsAPreferenceWithItsEvidenceAndReachesTheCoach() {
        textOnDays(6);

        World.eventually(() -> assertThat(held("comes_by"))
                .get()
                .satisfies(one -> assertThat(one)
                        .containsEntry("value", "text")
                        .containsEntry("learnedFrom", List.of("behavior_pattern"))
                        .containsEntry("evidenceCount", 6)
                        .containsEntry("sourceType", "behavior")));
        World.eventually(() -> assertThat(world.published(EventType.CONTEXT_REFRESHED, ana.userId())
                        .getLast()
                        .preferences())
                .extracting(ContextRefreshed.Preference::key)
                .contains("comes_by"));
        assertThat(history("comes_by").getFirst())
                .containsEntry("changedBy", "behavior")
                .containsEntry("reason", "seen on 6 occasions, and otherwise on 0");
    }

    @Test
    void whatShowsNoMoreIsLetGo() {
        textOnDays(6);
        World.eventually(() -> assertThat(held("comes_by")).isPresent());

        clock.setTo(Instant.now().plus(Duration.ofDays(100)));
        world.live(ana.lesson("sleep", Story.ago(Duration.ofHours(1))));

        World.eventually(() -> assertThat(held("comes_by")).isEmpty());
        assertThat(history("comes_by").getFirst()).containsEntry("change", "superseded");
    }

    @Test
    void whatTheUserDeniesIsNotTakenFromWhatTheyDoAndWhatTheySetStands() {
        textOnDays(6);
        World.eventually(() -> assertThat(held("comes_by")).isPresent());

        asAna().body("{}")
                .post("/users/{id}/preferences/communication_style/comes_by/deny", ana.userId())
                .then()
                .statusCode(204);
        world.live(ana.text(Story.ago(Duration.ofMinutes(30)), "I walked to work."));
        awaitAnalysed();
        assertThat(held("comes_by")).isEmpty();

        asAna().body(Map.of("value", "call"))
                .put("/users/{id}/preferences/communication_style/comes_by", ana.userId())
                .then()
                .statusCode(204);
        world.live(ana.text(Story.ago(Duration.ofMinutes(20)), "I walked home."));
        awaitAnalysed();
        assertThat(held("comes_by")).get().satisfies(one -> assertThat(one).containsEntry("value", "call"));
    }

    @Test
    void goingAlongWhenTheCoachBringsItUpIsEvidenceOnce() {
        world.live(ana.profile("UTC"));
        world.live(ana.call(Story.ago(Duration.ofDays(3)), "user: I love Italian food."));
        double before = confidence("loves_italian_food");
        var call = ana.call(
                Story.ago(Duration.ofDays(1)),
                "coach: You love Italian food. Did you cook any?",
                "user: Yes, on Sunday.");

        world.live(call);

        assertThat(held("loves_italian_food"))
                .get()
                .satisfies(one -> assertThat(one)
                        .containsEntry("learnedFrom", List.of("conversation", "explicit_statement"))
                        .containsEntry("evidenceCount", 2));
        assertThat(confidence("loves_italian_food")).isGreaterThan(before);
    }

    @Test
    void neitherARejectionNorWhatTheCoachMadeUpIsEvidence() {
        world.live(ana.profile("UTC"));
        world.live(ana.call(Story.ago(Duration.ofDays(3)), "user: I love Italian food."));

        world.live(ana.call(
                Story.ago(Duration.ofDays(1)),
                "coach: You love Italian food, and you love Thai food. Did you cook any?",
                "user: No, I never said that."));

        assertThat(held("loves_italian_food"))
                .get()
                .satisfies(one -> assertThat(one)
                        .containsEntry("learnedFrom", List.of("explicit_statement"))
                        .containsEntry("evidenceCount", 1));
        assertThat(held("loves_thai_food")).isEmpty();
    }

    private void textOnDays(int days) {
        world.live(ana.profile("UTC"));
        for (int day = days; day >= 1; day--) {
            world.live(ana.text(Story.ago(Duration.ofDays(day)), "I walked %d miles.".formatted(day)));
        }
    }

    private void awaitAnalysed() {
        World.eventually(() -> assertThat(world.database()
                        .count("select count(*) from interactions where user_id = ? and not analysed", ana.userId()))
                .isZero());
    }

    private double confidence(String key) {
        return ((Number) held(key).orElseThrow().get("confidence")).doubleValue();
    }

    private Optional<Map<String, Object>> held(String key) {
        List<Map<String, Object>> all = asAna().get("/users/{id}/preferences", ana.userId())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
        return all.stream().filter(one -> key.equals(one.get("key"))).findFirst();
    }

    private List<Map<String, Object>> history(String key) {
        List<Map<String, Object>> all = asAna().get("/users/{id}/preferences/history?key=" + key, ana.userId())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
        return all;
    }

    private RequestSpecification asAna() {
        return given().auth().oauth2(Tokens.user(ana.userId())).contentType("application/json");
    }
}
