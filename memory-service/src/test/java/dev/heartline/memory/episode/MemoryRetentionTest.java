package dev.heartline.memory.episode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class MemoryRetentionTest {

    private final World world = new World();
    private final Story ana = Story.ofSomebody();

    @Inject
    MemoryRetention retention;

    @Test
    void whatIsOldOfATypeGoesWithItsHistoryAndOthersAndPinnedOnesStay() {
        world.live(ana.profile("UTC"));
        for (var type : List.of("context", "insight")) {
            remember(type, "Sold the red " + type + " bicycle");
        }
        var pinned = remember("context", "Keeps bees behind the house");
        given().auth()
                .oauth2(Tokens.user(ana.userId()))
                .put("/users/{id}/memories/{memory}/pin", ana.userId(), pinned)
                .then()
                .statusCode(204);
        remember("context", "Works in a bakery");
        world.database()
                .update(
                        "update ai_episodic_memory set last_reinforced_at = now() - interval '40 days'"
                                + " where user_id = ? and memory_description <> 'Works in a bakery'",
                        ana.userId());

        while (retention.forgetSome(Map.of(MemoryType.CONTEXT, Duration.ofDays(30)))) {}

        assertThat(descriptions())
                .containsExactlyInAnyOrder(
                        "Sold the red insight bicycle", "Keeps bees behind the house", "Works in a bakery");
        assertThat(world.database()
                        .count(
                                "select count(*) from memory_history h where user_id = ? and not exists"
                                        + " (select from ai_episodic_memory m where m.id = h.memory_id)",
                                ana.userId()))
                .isZero();
        assertThat(world.count("memory_history", ana.userId())).isEqualTo(4);
        assertThat(world.published(EventType.CONTEXT_REFRESHED, ana.userId())
                        .getLast()
                        .memories())
                .extracting(ContextRefreshed.Memory::description)
                .doesNotContain("Sold the red context bicycle")
                .contains("Works in a bakery");
    }

    @Test
    void whatHadTakenThePlaceOfSomethingMayGoBeforeIt() {
        world.live(ana.profile("UTC"));
        var older = remember("insight", "Lives alone");
        var newer = remember("context", "Has a cat");
        world.database()
                .update(
                        "update ai_episodic_memory set superseded_by = ?, superseded_at = now(), superseded_reason = 'told otherwise',"
                                + " valid_to = now() where id = ?",
                        newer,
                        older);
        world.database()
                .update(
                        "update ai_episodic_memory set last_reinforced_at = now() - interval '40 days' where id = ?",
                        newer);

        while (retention.forgetSome(Map.of(MemoryType.CONTEXT, Duration.ofDays(30)))) {}

        assertThat(world.count("ai_episodic_memory", ana.userId())).isOne();
        assertThat(descriptions()).isEmpty();
    }

    @Test
    void whatWasDeniedStaysDeniedAndItsTurnUntold() {
        world.live(ana.profile("UTC"));
        world.live(ana.text(Story.ago(Duration.ofDays(1)), "I struggle to sleep before exams."));
        var struggle = world.database()
                .value(
                        UUID.class,
                        "select id from ai_episodic_memory where user_id = ? and memory_type = 'struggle'",
                        ana.userId());
        assertThat(found()).isNotEmpty();
        given().auth()
                .oauth2(Tokens.user(ana.userId()))
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "it isn't so"))
                .post("/users/{id}/memories/{memory}/deny", ana.userId(), struggle)
                .then()
                .statusCode(204);
        assertThat(found()).isEmpty();
        world.database()
                .update(
                        "update ai_episodic_memory set last_reinforced_at = now() - interval '100 days' where user_id = ?",
                        ana.userId());

        while (retention.forgetSome(Map.of(MemoryType.STRUGGLE, Duration.ofDays(90)))) {}

        assertThat(found()).isEmpty();
        assertThat(world.database()
                        .count("select count(*) from ai_episodic_memory where id = ? and never_true", struggle))
                .isOne();
    }

    @Test
    void whatCanOnlyBeAMistakeIsRefused() {
        assertThat(MemoryRetention.byType(Map.of("context", Duration.ofDays(1))))
                .containsOnlyKeys(MemoryType.CONTEXT);
        assertThatThrownBy(() -> MemoryRetention.byType(Map.of("context", Duration.ofHours(1))))
                .hasMessageContaining("less than a day");
        assertThatThrownBy(() -> MemoryRetention.byType(Map.of("contexts", Duration.ofDays(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private UUID remember(String type, String description) {
        return given().auth()
                .oauth2(Tokens.user(ana.userId()))
                .contentType(ContentType.JSON)
                .body(Map.of("type", type, "description", description, "reason", "for the test"))
                .post("/users/{id}/memories", ana.userId())
                .then()
                .extract()
                .jsonPath()
                .getUUID("memoryId");
    }

    /** The turns that a search finds. */
    private List<String> found() {
        return given().auth()
                .oauth2(Tokens.user(ana.userId()))
                .queryParam("q", "sleep before exams")
                .queryParam("kind", "turn")
                .get("/users/{id}/search", ana.userId())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("hits.text");
    }

    private List<String> descriptions() {
        return given().auth()
                .oauth2(Tokens.user(ana.userId()))
                .get("/users/{id}/memories", ana.userId())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("description");
    }
}
