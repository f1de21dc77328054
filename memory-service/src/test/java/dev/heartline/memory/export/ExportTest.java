package dev.heartline.memory.export;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.ExportAnswered;
import dev.heartline.memory.testing.MovableClock;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ExportTest {

    private static final Instant TAKEN_AT = Instant.now();

    private final World world = new World();
    private final Story ana = Story.ofSomebody();
    private final Story ben = Story.ofSomebody();

    @Inject
    MovableClock clock;

    @Inject
    MeterRegistry registry;

    @Inject
    Downloads downloads;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void everyRowOfEveryTableThatKnowsTheUserIsInTheFileAndNobodyElses() {
        world.live(ana.profile("UTC"));
        world.live(ana.call(Story.ago(Duration.ofDays(2)), "user: I love coffee.", "user: I live alone."));
        world.live(
                ana.call(Story.ago(Duration.ofDays(1)), "user: I hate coffee now.", "user: I live with Zanzibarquux."));
        world.live(ben.call(Story.ago(Duration.ofDays(1)), "user: I hate cooking on Mondays."));

        var before = counts();
        var export = request(ana).statusCode(200).extract().jsonPath();
        var id = export.getUUID("exportId");
        awaitMissing(id, "call", "engagement", "sms");
        file(id).statusCode(409).body("detail", containsString("call, engagement, sms"));
        othersAnswer(id);
        awaitMissing(id);
        var file = file(id).statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .extract();

        assertThat(export.getList("missing")).containsExactly("call", "engagement", "memory", "sms");
        Map<String, List<Map<String, Object>>> data = file.path("services.memory.data");
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
                        "user_profile")
                .doesNotContain("user_export_pieces", "ai_knowledge_passages", "inbox", "outbox");
        assertThat(data.get("memory_turns")).isNotEmpty();
        assertThat(data.get("ai_episodic_memory").getFirst())
                .containsKey("memory_description")
                .doesNotContainKeys("embedding", "search");
        assertThat(file.<List<Object>>path("services.sms.data.sms_messages")).hasSize(1);
        assertThat(file.asString())
                .contains("Zanzibarquux")
                .doesNotContain(ben.userId().toString());
    }

    @Test
    void whoAsksTwiceGetsOneExportAndNobodyGetsAnothers() {
        world.live(ana.profile("UTC"));
        world.live(ben.profile("UTC"));
        var id = request(ana).extract().jsonPath().getUUID("exportId");

        assertThat(request(ana).extract().jsonPath().getUUID("exportId")).isEqualTo(id);
        given().auth()
                .oauth2(Tokens.user(ben.userId()))
                .get("/users/{user}/exports/{id}", ben.userId(), id)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(Tokens.user(ben.userId()))
                .get("/users/{user}/exports/{id}/file", ana.userId(), id)
                .then()
                .statusCode(403);
        assertThat(world.published(EventType.EXPORT_REQUESTED, ana.userId())).hasSize(1);
    }

    @Test
    void aCompleteExportReplacesTheEarlierOnesOfItsUser() {
        world.live(ana.profile("UTC"));
        world.live(ben.profile("UTC"));
        var earlier = request(ana).extract().jsonPath().getUUID("exportId");
        var bens = request(ben).extract().jsonPath().getUUID("exportId");
        clock.setTo(Instant.now().plus(Duration.ofMinutes(11)));
        var later = request(ana).extract().jsonPath().getUUID("exportId");
        awaitMissing(later, "call", "engagement", "sms");
        assertThat(world.count("user_exports", ana.userId())).isEqualTo(2);

        othersAnswer(later);
        awaitMissing(later);

        World.eventually(() -> assertThat(world.database()
                        .rows("select id from user_exports where user_id in (?, ?)", ana.userId(), ben.userId()))
                .extracting(row -> row.get("id"))
                .containsExactlyInAnyOrder(later, bens));
        file(earlier).statusCode(404);
        file(later).statusCode(200);
    }

    @Test
    void whileOtherDownloadsAreUnderWayOneHasToWait() {
        world.live(ana.profile("UTC"));
        var id = request(ana).extract().jsonPath().getUUID("exportId");
        othersAnswer(id);
        awaitMissing(id);
        var others = List.of(
                downloads.take(UUID.randomUUID()).orElseThrow(),
                downloads.take(UUID.randomUUID()).orElseThrow());

        try {
            file(id).statusCode(429).header("Retry-After", "5").contentType("application/problem+json");
        } finally {
            others.forEach(downloads::leave);
        }
        // Each leaves its place when it is done.
        for (int i = 0; i < 4; i++) {
            World.eventually(() -> file(id).statusCode(200));
        }
    }

    @Test
    void ofAStrangerThereIsNone() {
        request(ben).statusCode(404);
    }

    @Test
    void anExportExpires() {
        world.live(ana.profile("UTC"));
        var id = request(ana).extract().jsonPath().getUUID("exportId");

        clock.setTo(Instant.now().plus(Duration.ofDays(7)));

        file(id).statusCode(404);
    }

    @Test
    void anErasureTakesTheExportAlongAndWhatComesLateFindsNone() {
        world.live(ana.profile("UTC"));
        var id = request(ana).extract().jsonPath().getUUID("exportId");
        awaitMissing(id, "call", "engagement", "sms");

        world.live(ana.erasure());
        double before = handledPieces();
        world.tell(piece(id, "sms", 0, 1, "{\"sms_messages\":[]}"));
        World.eventually(() -> assertThat(handledPieces()).isGreaterThan(before));

        assertThat(world.count("user_exports", ana.userId())).isZero();
        assertThat(world.count("user_export_pieces", ana.userId())).isZero();
    }

    @Test
    void whoAskedForWhoseDataAndWhoTookItAwayIsOnRecord() {
        world.live(ana.profile("UTC"));
        var id = request(ana).extract().jsonPath().getUUID("exportId");
        request(Tokens.inRole("operator", "desk-7"), ana).statusCode(200);
        othersAnswer(id);
        awaitMissing(id);
        file(Tokens.inRole("service", "host-app"), id).statusCode(200);

        var accesses = accesses("?userId=" + ana.userId());

        assertThat(accesses)
                .extracting("access", "by", "askedBy", "exportId")
                .containsExactly(
                        tuple("downloaded", "service", "host-app", id.toString()),
                        tuple("requested", "operator", "desk-7", id.toString()),
                        tuple("requested", "user", ana.userId().toString(), id.toString()));
        assertThat(accesses("?limit=1&before=" + accesses.getFirst().get("id"))).containsExactly(accesses.get(1));
        given().auth().oauth2(Tokens.service()).get("/export-accesses").then().statusCode(403);
    }

    @Test
    void aRefusedDownloadIsNoneAndAnErasureLeavesWhatOthersDidWithoutTheUser() {
        world.live(ana.profile("UTC"));
        var id = request(Tokens.inRole("operator", "desk-7"), ana)
                .extract()
                .jsonPath()
                .getUUID("exportId");
        request(ana).statusCode(200);
        file(id).statusCode(409);
        var accesses = accesses("?userId=" + ana.userId());
        assertThat(accesses).extracting("access").containsExactly("requested", "requested");

        world.live(ana.erasure());

        assertThat(accesses("?userId=" + ana.userId())).isEmpty();
        assertThat(accesses("?limit=200"))
                .filteredOn(access ->
                        accesses.stream().anyMatch(before -> before.get("id").equals(access.get("id"))))
                .singleElement()
                .satisfies(access -> assertThat(access)
                        .containsEntry("askedBy", "desk-7")
                        .containsEntry("userId", null)
                        .containsEntry("exportId", null));
    }

    private static List<Map<String, Object>> accesses(String query) {
        return given().auth()
                .oauth2(Tokens.operator())
                .get("/export-accesses" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
    }

    private double handledPieces() {
        return registry
                .find("heartline.events.consumed")
                .tags("topic", "export.answered", "outcome", "handled")
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private void othersAnswer(UUID id) {
        world.live(piece(id, "call", 0, 1, "{\"phone_calls\":[]}"));
        world.live(piece(id, "sms", 1, 2, "y\":\"hello\"}]}"));
        world.live(piece(id, "sms", 0, 2, "{\"sms_messages\":[{\"bod"));
        world.live(piece(id, "engagement", 0, 1, "{}"));
    }

    private Event<ExportAnswered> piece(UUID id, String service, int piece, int pieces, String text) {
        return Event.of(
                EventType.EXPORT_ANSWERED,
                new ExportAnswered(id, ana.userId(), service, TAKEN_AT, piece, pieces, text));
    }

    private static ValidatableResponse request(Story user) {
        return request(Tokens.user(user.userId()), user);
    }

    private static ValidatableResponse request(String token, Story user) {
        return given().auth()
                .oauth2(token)
                .post("/users/{user}/exports", user.userId())
                .then();
    }

    private ValidatableResponse file(UUID id) {
        return file(Tokens.user(ana.userId()), id);
    }

    private ValidatableResponse file(String token, UUID id) {
        return given().auth()
                .oauth2(token)
                .get("/users/{user}/exports/{id}/file", ana.userId(), id)
                .then();
    }

    private void awaitMissing(UUID id, String... services) {
        World.eventually(
                () -> assertThat(export(id).getList("missing", String.class)).containsExactly(services));
    }

    private JsonPath export(UUID id) {
        return given().auth()
                .oauth2(Tokens.user(ana.userId()))
                .get("/users/{user}/exports/{id}", ana.userId(), id)
                .jsonPath();
    }

    private Map<String, Long> counts() {
        return world
                .database()
                .rows(
                        "select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)"
                                + " where c.table_schema = 'public' and c.column_name = 'user_id' and t.table_type = 'BASE TABLE'"
                                + " and c.table_name not in ('user_exports', 'user_export_pieces', 'export_accesses')")
                .stream()
                .map(row -> (String) row.get("table_name"))
                .collect(Collectors.toMap(table -> table, table -> world.count(table, ana.userId())));
    }
}
