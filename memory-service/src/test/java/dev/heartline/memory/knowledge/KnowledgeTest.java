package dev.heartline.memory.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.ai.knowledge.VectorText;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class KnowledgeTest {

    private static final String SLEEP = """
            # Sleep
            ## Caffeine
            Caffeine stays in the body for many hours. Have the last coffee before noon if you sleep badly.
            ## Naps
            A nap of up to twenty minutes in the early afternoon does no harm.
            """;

    private final World world = new World();

    @AfterEach
    void withdrawAll() {
        given().auth()
                .oauth2(Tokens.operator())
                .get("/knowledge")
                .jsonPath()
                .getList("documentId", String.class)
                .forEach(id -> staff().delete("/knowledge/{id}", id));
    }

    @Test
    void aDocumentIsCutIndexedPublishedAndAnsweredFrom() {
        var added = add("text/markdown", SLEEP.getBytes(StandardCharsets.UTF_8))
                .statusCode(200)
                .extract()
                .jsonPath();
        var id = added.getUUID("documentId");
        awaitPublished(added);

        assertThat(matches("How long may a nap be?").getFirst())
                .containsEntry("title", "Sleeping better")
                .containsEntry("section", "Sleep > Naps")
                .containsEntry("version", added.getInt("version"))
                .containsEntry("seq", 1)
                .containsEntry("answer", "A nap of up to twenty minutes in the early afternoon does no harm.");
        assertThat(matches("How tall is Mount Everest?")).isEmpty();
        assertThat(world.published(EventType.KNOWLEDGE_PUBLISHED, id))
                .singleElement()
                .satisfies(document -> {
                    assertThat(document.title()).isEqualTo("Sleeping better");
                    assertThat(document.passages())
                            .hasSize(2)
                            .allSatisfy(passage -> assertThat(VectorText.read(passage.vector()))
                                    .hasSize(384));
                });
    }

    @Test
    void aNewVersionTakesThePlaceOfTheOneBeforeAndTheSameWordsMakeNone() {
        var first = add("text/markdown", SLEEP.getBytes(StandardCharsets.UTF_8))
                .extract()
                .jsonPath();
        var id = first.getUUID("documentId");
        awaitPublished(first);

        var again = add("text/markdown", SLEEP.getBytes(StandardCharsets.UTF_8))
                .extract()
                .jsonPath();
        var same = replace(id, SLEEP).statusCode(200).extract().jsonPath();
        var next = replace(id, SLEEP.replace("twenty", "thirty"))
                .statusCode(200)
                .extract()
                .jsonPath();
        awaitPublished(next);

        assertThat(again.getUUID("documentId")).isEqualTo(id);
        assertThat(same.getInt("version")).isEqualTo(first.getInt("version"));
        assertThat(next.getInt("version")).isGreaterThan(first.getInt("version"));
        assertThat(matches("How long may a nap be?"))
                .singleElement()
                .satisfies(found -> assertThat(found)
                        .containsEntry("version", next.getInt("version"))
                        .containsEntry("answer", "A nap of up to thirty minutes in the early afternoon does no harm."));
        assertThat(staff().get("/knowledge/{id}", id).jsonPath().getList("version", Integer.class))
                .containsExactly(next.getInt("version"), first.getInt("version"));
    }

    @Test
    void aWithdrawnDocumentIsAnsweredFromNoMore() {
        var added = add("application/pdf", Pdfs.of("The office is open on weekdays from nine to five."))
                .extract()
                .jsonPath();
        var id = added.getUUID("documentId");
        awaitPublished(added);
        assertThat(matches("When is the office open?")).hasSize(1);

        staff().delete("/knowledge/{id}", id).then().statusCode(204);

        assertThat(matches("When is the office open?")).isEmpty();
        assertThat(world.published(EventType.KNOWLEDGE_PUBLISHED, id).getLast()).isNull();
        staff().get("/knowledge/{id}", id).then().statusCode(404);
        replace(id, SLEEP).statusCode(404);
    }

    @Test
    void aDocumentThatIsOnlyKnownToOthersCanBeWithdrawn() {
        var id = Ids.next();

        staff().delete("/knowledge/{id}", id).then().statusCode(204);

        assertThat(world.published(EventType.KNOWLEDGE_PUBLISHED, id))
                .singleElement()
                .isNull();
    }

    @Test
    void whatCannotBeTakenInIsRefusedWithItsReason() {
        add("text/plain", new byte[] {(byte) 0xC3, 0x28}).statusCode(422).body("detail", containsString("UTF-8"));
        add("text/plain", " \n".getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("detail", containsString("no words"));
        add("application/pdf", SLEEP.getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("detail", containsString("no PDF"));
        add("text/plain", "A word. ".repeat(26_000).getBytes(StandardCharsets.UTF_8))
                .statusCode(413)
                .body("detail", containsString("200000 characters"));
        add("text/plain", "A word or more of it. ".repeat(9_000).getBytes(StandardCharsets.UTF_8))
                .statusCode(413)
                .body("detail", containsString("in parts"));
        add("application/msword", SLEEP.getBytes(StandardCharsets.UTF_8)).statusCode(415);
        staff().contentType("text/plain")
                .body("Words.")
                .post("/knowledge")
                .then()
                .statusCode(400);
        assertThat(world.database().count("select count(*) from ai_knowledge_sources where title = 'Sleeping better'"))
                .isZero();
    }

    @Test
    void aLongBodyIsForDocumentsAlone() {
        var long300 = "A word of it. ".repeat(22_000);

        staff().contentType("application/json")
                .body("{\"type\":\"context\",\"description\":\"" + long300 + "\"}")
                .post("/users/{id}/memories", Ids.next())
                .then()
                .statusCode(413);
        add("text/plain", long300.getBytes(StandardCharsets.UTF_8))
                .statusCode(413)
                .body("detail", containsString("characters"));
    }

    private ValidatableResponse add(String type, byte[] content) {
        return staff().queryParam("title", "Sleeping better")
                .queryParam("uri", "https://example.org/sleep")
                .contentType(type)
                .body(content)
                .post("/knowledge")
                .then();
    }

    private ValidatableResponse replace(UUID id, String content) {
        return staff().queryParam("title", "Sleeping better")
                .queryParam("uri", "https://example.org/sleep")
                .contentType("text/markdown")
                .body(content.getBytes(StandardCharsets.UTF_8))
                .put("/knowledge/{id}", id)
                .then();
    }

    private void awaitPublished(JsonPath brought) {
        World.eventually(() -> assertThat(world.database()
                        .count(
                                "select count(*) from ai_knowledge_sources where document_id = ? and version = ? and"
                                        + " published_at is not null",
                                brought.getUUID("documentId"),
                                brought.getInt("version")))
                .isEqualTo(1));
    }

    private List<Map<String, Object>> matches(String question) {
        return staff().queryParam("q", question)
                .get("/knowledge/matches")
                .jsonPath()
                .getList("");
    }

    private static RequestSpecification staff() {
        return given().auth().oauth2(Tokens.operator());
    }
}
