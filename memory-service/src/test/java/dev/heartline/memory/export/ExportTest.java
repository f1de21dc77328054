package dev.heartline.memory.export;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ExportTest {

    private final World world = new World();
    private final Story ana = Story.ofSomebody();
    private final Story ben = Story.ofSomebody();

    @Test
    void everyRowOfEveryTableThatKnowsTheUserIsInTheDownloadAndNobodyElses() {
        world.live(ana.profile("UTC"));
        world.live(ana.call(Story.ago(Duration.ofDays(2)), "user: I love coffee.", "user: I live alone."));
        world.live(
                ana.call(Story.ago(Duration.ofDays(1)), "user: I hate coffee now.", "user: I live with Zanzibarquux."));
        world.live(ben.call(Story.ago(Duration.ofDays(1)), "user: I hate cooking on Mondays."));

        var before = counts();
        var download = given().auth()
                .oauth2(Tokens.user(ana.userId()))
                .get("/users/{user}/export", ana.userId())
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .extract();

        Map<String, List<Map<String, Object>>> data = download.path("data");
        // The background may add to them meanwhile.
        counts().forEach((table, after) ->
                assertThat((long) data.get(table).size()).as(table).isBetween(before.get(table), after));
        assertThat(data.keySet())
                .contains(
                        "ai_episodic_memory",
                        "memory_history",
                        "memory_turns",
                        "preference_history",
                        "interactions",
                        "user_profile");
        assertThat(data.get("memory_turns")).isNotEmpty();
        assertThat(data.get("ai_episodic_memory").getFirst())
                .containsKey("memory_description")
                .doesNotContainKeys("embedding", "search");
        assertThat(download.asString())
                .contains("Zanzibarquux")
                .doesNotContain(ben.userId().toString());
    }

    @Test
    void ofAStrangerNothingIsKept() {
        Map<String, List<Object>> data = given().auth()
                .oauth2(Tokens.operator())
                .get("/users/{user}/export", ben.userId())
                .then()
                .statusCode(200)
                .extract()
                .path("data");

        assertThat(data.values()).allSatisfy(rows -> assertThat(rows).isEmpty());
    }

    private Map<String, Long> counts() {
        return world
                .database()
                .rows(
                        "select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)"
                                + " where c.table_schema = 'public' and c.column_name = 'user_id' and t.table_type = 'BASE TABLE'")
                .stream()
                .map(row -> (String) row.get("table_name"))
                .collect(Collectors.toMap(table -> table, table -> world.count(table, ana.userId())));
    }
}
