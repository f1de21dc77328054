package dev.heartline.memory.context;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

/** What somebody denies is told to nobody any more, wherever it was told before. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ForgettingTest {

    private final World world = new World();
    private final Story ana = Story.ofSomebody();
    private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    @Inject
    MovableClock clock;

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @BeforeEach
    void anaIsKnown() {
        world.live(ana.profile("UTC"));
    }

    @Test
    void whatIsDeniedGoesFromTheDayTheWeekTheSnapshotAndTheSearchAndComesBackWhenItIsRestored() {
        world.live(ana.call(
                yesterdayAt(10),
                "user: I struggle to sleep before exams.",
                "coach: You struggle to sleep.",
                "user: I managed to walk five miles yesterday."));
        var sleep = world.database()
                .value(
                        UUID.class,
                        "select id from ai_episodic_memory where user_id = ? and memory_type = 'struggle'",
                        ana.userId());
        assertThat(context().lastSummary().text()).contains("exams").contains("five miles");
        assertThat(found()).anyMatch(text -> text.contains("exams"));
        World.eventually(() -> assertThat(summaries("monthly")).contains("exams"));

        change("deny", sleep);

        assertThat(context().lastSummary().text()).doesNotContain("exams").contains("five miles");
        assertThat(summaries("daily")).doesNotContain("exams").contains("five miles");
        assertThat(summaries("weekly")).doesNotContain("exams");
        assertThat(summaries("monthly")).doesNotContain("exams");
        assertThat(found()).noneMatch(text -> text.contains("exams"));
        World.eventually(() -> assertThat(summaries("monthly")).contains("five miles"));
        assertThat(summaries("weekly") + summaries("monthly")).doesNotContain("exams");

        world.live(ana.call(yesterdayAt(11), "user: I struggle to sleep before exams."));

        assertThat(context().lastSummary().text()).doesNotContain("exams");
        assertThat(found()).noneMatch(text -> text.contains("exams"));

        change("restore", sleep);

        assertThat(context().lastSummary().text()).contains("exams").contains("five miles");
        assertThat(found()).anyMatch(text -> text.contains("exams"));
    }

    @Test
    void aCommitmentThatNobodyMadeIsToldNoMoreUntilItIsMadeOrRestored() {
        world.live(ana.call(
                Story.ago(Duration.ofHours(2)), "user: I'll walk after dinner.", "user: I will call my sister."));
        assertThat(context().openCommitments()).hasSize(2);
        var walk = context().openCommitments().stream()
                .filter(words -> words.contains("walk"))
                .findFirst()
                .orElseThrow();

        commitment("deny", walk, 204);

        assertThat(context().openCommitments()).hasSize(1).noneMatch(words -> words.contains("walk"));
        assertThat(context().lastSummary().text()).doesNotContain("walk").contains("sister");

        commitment("restore", walk, 204);

        assertThat(context().openCommitments()).hasSize(2).contains(walk);
        commitment("deny", "I'll fly to the moon", 404);
    }

    private void commitment(String change, String words, int status) {
        as().body(Map.of("commitment", words))
                .post("/users/{user}/commitments/" + change, ana.userId())
                .then()
                .statusCode(status);
    }

    @Test
    void whatHasExpiredIsToldNoMoreThoughNothingChanged() {
        world.live(ana.call(Story.ago(Duration.ofHours(1)), "user: I have a job interview tomorrow."));
        assertThat(context().memories())
                .singleElement()
                .satisfies(memory -> assertThat(memory.expiresAt()).isNotNull());
        long told = context().version();

        clock.setTo(Instant.now().plus(Duration.ofDays(6)));

        as().get("/users/{id}/context", ana.userId())
                .then()
                .statusCode(200)
                .body("memories", empty())
                .body("version", is(told));
    }

    /** Of one day, whatever the hour of the test. */
    private Instant yesterdayAt(int hour) {
        return yesterday.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    private ContextRefreshed context() {
        return world.published(EventType.CONTEXT_REFRESHED, ana.userId()).getLast();
    }

    private String summaries(String period) {
        return as().get("/users/{id}/summaries?period={period}", ana.userId(), period)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** With what was said around it. */
    private List<String> found() {
        return as()
                .get("/users/{id}/search?q=sleep before exams", ana.userId())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("hits")
                .stream()
                .map(Object::toString)
                .toList();
    }

    private void change(String change, UUID memory) {
        as().post("/users/{user}/memories/{memory}/" + change, ana.userId(), memory)
                .then()
                .statusCode(204);
    }

    private RequestSpecification as() {
        return given().auth().oauth2(Tokens.user(ana.userId())).contentType("application/json");
    }
}
