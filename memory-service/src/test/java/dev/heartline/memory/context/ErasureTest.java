package dev.heartline.memory.context;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import dev.heartline.events.EventType;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ErasureTest {

    private static final String MARKER = "Zanzibarquux";

    @Inject
    MeterRegistry registry;

    private final World world = new World();
    private final Story ana = Story.ofSomebody();
    private final Story ben = Story.ofSomebody();

    @Test
    void anErasedUserLeavesNoResidueInAnyColumnOfAnyTable() {
        world.live(ana.profile("Europe/Madrid"));
        world.live(ana.call(
                Story.ago(Duration.ofDays(8)),
                "user: I hate cooking on Mondays in " + MARKER + ".",
                "user: Please call me in the evening, I prefer evenings."));
        world.live(ana.text(Story.ago(Duration.ofDays(1)), "I hate cooking on Mondays in " + MARKER + "."));
        world.live(ana.call(Story.ago(Duration.ofHours(20)), "user: I love coffee."));
        world.live(ana.call(Story.ago(Duration.ofHours(2)), "user: I hate coffee now."));
        world.live(ben.call(Story.ago(Duration.ofDays(1)), "user: I hate cooking on Mondays."));
        world.live(ana.call(Story.ago(Duration.ofHours(1)), "user: I'll walk after dinner."));
        denyACommitment("I'll walk after dinner");
        askForAnExport();
        assertThat(tablesThatKnow(MARKER))
                .contains(
                        "ai_episodic_memory",
                        "conversation_turns",
                        "conversation_digests",
                        "context_snapshots",
                        "user_export_pieces");
        assertThat(tablesThatKnow(ana.userId().toString()))
                .contains("memory_history", "user_profile", "preference_history", "interactions", "denied_commitments");

        world.live(ana.erasure());

        assertThat(world.published(EventType.CONTEXT_REFRESHED, ana.userId()).getLast())
                .isNull();
        assertThat(tablesThatKnow(MARKER)).isEmpty();
        assertThat(tablesThatKnow(ana.userId().toString())).containsExactly("erased_user");
        assertThat(world.database()
                        .count("select count(*) from memory_turns l left join ai_episodic_memory m "
                                + "on m.id = l.memory_id where m.id is null"))
                .isZero();
        assertThat(world.count("ai_episodic_memory", ben.userId())).isEqualTo(1);
    }

    @Test
    void whatIsStillOnItsWayAboutAnErasedUserFindsNobody() {
        world.live(ana.profile("Europe/Madrid"));
        world.live(ana.erasure());

        double before = handledCalls();
        world.tell(ana.call(Story.ago(Duration.ofMinutes(2)), "user: I hate cooking on Mondays."));
        World.eventually(() -> assertThat(handledCalls()).isGreaterThan(before));
        world.live(ana.profile("Europe/Madrid"));
        world.live(ana.call(Story.ago(Duration.ofMinutes(1)), "user: I managed to walk five miles yesterday."));

        assertThat(world.published(EventType.CONTEXT_REFRESHED, ana.userId()))
                .filteredOn(Objects::nonNull)
                .hasSize(1);
    }

    @Test
    void whatHappenedBeforeTheErasureStaysForgottenWhenTheUserComesBack() {
        world.live(ana.profile("Europe/Madrid"));
        var late = ana.call(Story.ago(Duration.ofMinutes(2)), "user: I hate cooking on Mondays in " + MARKER + ".");
        world.live(ana.erasure());
        world.live(ana.profile("Europe/Madrid"));

        world.tell(late);
        world.live(ana.call(Story.ago(Duration.ofMinutes(1)), "user: I managed to walk five miles yesterday."));

        assertThat(tablesThatKnow(MARKER)).isEmpty();
    }

    @Test
    void nothingIsStoredAboutAnErasedOrAnUnknownUser() {
        world.live(ana.profile("Europe/Madrid"));
        world.live(ana.erasure());

        for (var user : List.of(ana, ben)) {
            RestAssured.given()
                    .auth()
                    .oauth2(Tokens.user(user.userId()))
                    .contentType("application/json")
                    .body("{\"value\": \"morning\"}")
                    .put("/users/{id}/preferences/timing/contact_time", user.userId())
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }

        assertThat(tablesThatKnow(ana.userId().toString())).containsExactly("erased_user");
        assertThat(tablesThatKnow(ben.userId().toString())).isEmpty();
    }

    private void denyACommitment(String words) {
        RestAssured.given()
                .auth()
                .oauth2(Tokens.user(ana.userId()))
                .contentType("application/json")
                .body(Map.of("commitment", words))
                .post("/users/{id}/commitments/deny", ana.userId())
                .then()
                .statusCode(204);
    }

    /** It holds a copy of everything. */
    private void askForAnExport() {
        RestAssured.given()
                .auth()
                .oauth2(Tokens.user(ana.userId()))
                .post("/users/{id}/exports", ana.userId())
                .then()
                .statusCode(200);
        World.eventually(() ->
                assertThat(world.count("user_export_pieces", ana.userId())).isPositive());
    }

    private double handledCalls() {
        return registry
                .find("heartline.events.consumed")
                .tags("topic", "call.completed", "outcome", "handled")
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private List<String> tablesThatKnow(String words) {
        return world
                .database()
                .rows(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1")
                .stream()
                .map(row -> (String) row.get("table_name"))
                .filter(table -> world.database()
                                .count(
                                        "select count(*) from \"" + table
                                                + "\" as t where strpos(lower(t::text), lower(?)) > 0",
                                        words)
                        > 0)
                .toList();
    }
}
