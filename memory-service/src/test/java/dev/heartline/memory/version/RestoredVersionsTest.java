package dev.heartline.memory.version;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.KnowledgePublished;
import dev.heartline.events.PatternsRefreshed;
import dev.heartline.memory.testing.MovableClock;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The database comes back as it was, and those who listen know what was told since. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RestoredVersionsTest {

    private final World world = new World();
    private final Story ana = Story.ofSomebody();

    @Inject
    MovableClock clock;

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @Test
    void aDenialCountsForThoseWhoHeardMoreThanTheRestoredDatabaseTold() {
        world.live(ana.profile("UTC"));
        world.live(ana.text(Story.ago(Duration.ofHours(3)), "I hate cooking on Mondays."));
        var backup = versions().getLast();
        for (int hour = 1; hour <= 2; hour++) {
            world.live(ana.text(Story.ago(Duration.ofHours(hour)), "I managed to walk %d miles.".formatted(hour)));
        }
        var heard = versions();
        world.database().update("update context_snapshots set version = ? where user_id = ?", backup, ana.userId());

        var cooking = world.database()
                .value(
                        UUID.class,
                        "select id from ai_episodic_memory where user_id = ? and memory_description ilike '%cooking%'",
                        ana.userId());
        staff().contentType(ContentType.JSON)
                .body(Map.of("reason", "it isn't so"))
                .post("/users/{user}/memories/{memory}/deny", ana.userId(), cooking)
                .then()
                .statusCode(204);

        assertThat(versions().getLast()).isGreaterThan(heard.getLast());
    }

    @Test
    void patternsCountForThoseWhoHeardMoreThanTheRestoredDatabaseTold() {
        world.live(ana.profile("UTC"));
        world.live(ana.text(Story.ago(Duration.ofHours(9)), "I managed to walk five miles."));
        World.eventually(() -> assertThat(patterns()).hasSize(1));
        for (int hour = 2; hour <= 8; hour++) {
            world.live(ana.text(Story.ago(Duration.ofHours(hour)), "I managed to walk %d miles.".formatted(hour)));
        }
        World.eventually(() -> assertThat(world.database()
                        .count("select count(*) from interactions where user_id = ? and not analysed", ana.userId()))
                .isZero());
        var heard = patterns();
        assertThat(heard).hasSizeGreaterThan(1).isSorted();
        world.database()
                .update(
                        "update user_interaction_patterns set version = ? where user_id = ?",
                        heard.getFirst(),
                        ana.userId());

        world.live(ana.profile("Asia/Tokyo"));

        World.eventually(() -> assertThat(patterns()).hasSizeGreaterThan(heard.size()));
        assertThat(patterns().getLast()).isGreaterThan(heard.getLast());
    }

    @Test
    void aDocumentCountsForThoseWhoHeardMoreThanTheRestoredDatabaseTold() {
        var id = bring("Naps of twenty minutes do no harm in the early afternoon.");
        awaitPublished(id, 1);
        replace(id, "Naps of thirty minutes do no harm in the early afternoon.");
        awaitPublished(id, 2);
        world.database().update("delete from ai_knowledge_sources where document_id = ? and replaced_at is null", id);
        world.database().update("update ai_knowledge_sources set replaced_at = null where document_id = ?", id);
        clock.setTo(Instant.now().plus(Duration.ofMinutes(10)));

        replace(id, "Naps of forty minutes do no harm in the early afternoon.");
        awaitPublished(id, 3);

        assertThat(world.published(EventType.KNOWLEDGE_PUBLISHED, id))
                .extracting(KnowledgePublished::version)
                .isSorted()
                .doesNotHaveDuplicates();
        staff().delete("/knowledge/{id}", id).then().statusCode(204);
    }

    private List<Long> versions() {
        return world.published(EventType.CONTEXT_REFRESHED, ana.userId()).stream()
                .map(ContextRefreshed::version)
                .toList();
    }

    private List<Long> patterns() {
        return world.published(EventType.PATTERNS_REFRESHED, ana.userId()).stream()
                .map(PatternsRefreshed::version)
                .toList();
    }

    private UUID bring(String words) {
        return staff().queryParam("title", "Naps " + Ids.next())
                .contentType("text/plain")
                .body(words + " " + Ids.next())
                .post("/knowledge")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getUUID("documentId");
    }

    private void replace(UUID id, String words) {
        staff().queryParam("title", "Naps")
                .contentType("text/plain")
                .body(words)
                .put("/knowledge/{id}", id)
                .then()
                .statusCode(200);
    }

    private void awaitPublished(UUID id, int times) {
        World.eventually(() ->
                assertThat(world.published(EventType.KNOWLEDGE_PUBLISHED, id)).hasSize(times));
    }

    private static RequestSpecification staff() {
        return given().auth().oauth2(Tokens.operator());
    }
}
