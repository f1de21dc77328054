package dev.heartline.memory.episode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.events.CoachMessaged;
import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.MemoryReinforced;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MemoryChange;
import dev.heartline.events.vocabulary.MessageMilestone;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

/** What was true when, who said so, and what of it a person can put right. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class TruthOverTimeTest {

    private final World world = new World();
    private final Story ana = Story.ofSomebody();
    private final Instant threeWeeksAgo = Story.ago(Duration.ofDays(21));
    private final Instant lastWeek = Story.ago(Duration.ofDays(7));

    @BeforeEach
    void anaIsKnown() {
        world.live(ana.profile("UTC"));
    }

    @Test
    void theOlderWordWasTrueUntilTheNewerOneWasTold() {
        world.live(ana.call(threeWeeksAgo, "user: I live alone."));
        world.live(ana.call(lastWeek, "user: I live with my girlfriend now."));

        memories("").body("description", contains("Lives with their girlfriend now"));
        memories("?asOf=" + lastWeek.minus(Duration.ofDays(1))).body("description", contains("Lives alone"));
        memories("?asOf=" + lastWeek.plus(Duration.ofDays(1)))
                .body("description", contains("Lives with their girlfriend now"));
        memories("?asOf=" + threeWeeksAgo.minus(Duration.ofDays(1))).body("$", empty());
    }

    @Test
    void anUndoneSupersessionComesBackAndTheHistorySaysWhoAndWhy() {
        world.live(ana.call(threeWeeksAgo, "user: I live alone."));
        world.live(ana.call(lastWeek, "user: I live with my girlfriend now."));
        var alone = id("Lives alone");
        var between = Instant.now();

        as(Tokens.operator())
                .body(Map.of("reason", "she was only visiting"))
                .post("/users/{user}/memories/{memory}/restore", ana.userId(), alone)
                .then()
                .statusCode(204);

        memories("").body("description", contains("Lives alone"));
        memories("?asOf=" + lastWeek.plus(Duration.ofDays(1))).body("description", contains("Lives alone"));
        memories("?knownAt=" + between).body("description", contains("Lives with their girlfriend now"));
        history(alone)
                .body("change", contains("restored", "superseded", "created"))
                .body("changedBy", contains("operator", "conversation", "conversation"))
                .body("[0].reason", is("she was only visiting"))
                .body("[1].reason", is("told otherwise later"));
        assertThat(atHand()).containsExactly("Lives alone");
    }

    @Test
    void aCorrectionWasSoAllAlong() {
        world.live(ana.call(lastWeek, "user: I live with my girlfriend."));
        var wrong = id("Lives with their girlfriend");
        var before = Instant.now();

        var right = as(Tokens.user(ana.userId()))
                .body(Map.of("description", "Lives with their sister", "reason", "misheard"))
                .post("/users/{user}/memories/{memory}/correct", ana.userId(), wrong)
                .then()
                .statusCode(200)
                .extract()
                .<String>path("memoryId");

        memories("")
                .body("id", contains(right))
                .body("description", contains("Lives with their sister"))
                .body("occurredAt", contains(lastWeek.toString()));
        memories("?asOf=" + lastWeek.plus(Duration.ofDays(1))).body("description", contains("Lives with their sister"));
        memories("?knownAt=" + before).body("description", contains("Lives with their girlfriend"));
        history(wrong)
                .body("change", contains("corrected", "created"))
                .body("[0].changedBy", is("user"))
                .body("[0].changedById", is(ana.userId().toString()))
                .body("[0].reason", is("misheard"));
        assertThat(atHand()).containsExactly("Lives with their sister");
        post("correct", wrong, Map.of("description", "Lives with their mother")).statusCode(409);

        post("restore", wrong, Map.of()).statusCode(204);

        memories("").body("description", contains("Lives with their girlfriend"));
    }

    @Test
    void whatACorrectionFindsTheyKnewStaysPinnedAndAsOldAsItWas() {
        world.live(ana.call(threeWeeksAgo, "user: I hate cooking on Mondays."));
        world.live(ana.call(lastWeek, "user: I hate running on Fridays."));
        var known = id("Hates cooking on Mondays");
        pin(known);

        post("correct", id("Hates running on Fridays"), Map.of("description", "Hates cooking on Mondays"))
                .statusCode(200);

        memories("")
                .body("id", contains(known.toString()))
                .body("pinned", contains(true))
                .body("occurredAt", contains(threeWeeksAgo.toString()));
    }

    @Test
    void aCorrectionThatOnlyRewordsIsOneAndCanBeUndone() {
        var wrong = remembered("context", "Lives with their sister mia");

        var right = post("correct", wrong, Map.of("description", "Lives with their sister Mia"))
                .statusCode(200)
                .extract()
                .<String>path("memoryId");

        memories("").body("id", contains(right)).body("description", contains("Lives with their sister Mia"));

        post("restore", wrong, Map.of()).statusCode(204);

        memories("").body("id", contains(wrong.toString()));
    }

    @Test
    void whatWasKnownByItselfOutlivesTheUndoingOfACorrection() {
        world.live(ana.call(threeWeeksAgo, "user: I hate cooking on Mondays."));
        world.live(ana.call(lastWeek, "user: I hate running on Fridays."));
        var corrected = id("Hates running on Fridays");
        post("correct", corrected, Map.of("description", "Hates cooking on Mondays"))
                .statusCode(200);

        post("restore", corrected, Map.of()).statusCode(204);

        memories("").body("description", containsInAnyOrder("Hates cooking on Mondays", "Hates running on Fridays"));
        memories("?asOf=" + lastWeek.plus(Duration.ofDays(1)))
                .body("description", containsInAnyOrder("Hates cooking on Mondays", "Hates running on Fridays"));
    }

    @Test
    void ofOneMatterOneThingWasTrueAtATimeAlsoAfterACorrectionOfSomethingElse() {
        world.live(ana.call(threeWeeksAgo, "user: I hate running on Fridays."));
        world.live(ana.call(lastWeek, "user: I live alone."));

        post("correct", id("Hates running on Fridays"), Map.of("description", "Lives with their sister"))
                .statusCode(200);

        memories("").body("description", contains("Lives with their sister"));
        memories("?asOf=" + lastWeek.plus(Duration.ofDays(1))).body("description", contains("Lives alone"));
    }

    @Test
    void aDenialIsOfWhatWasSaidWhateverItWasTakenFor() {
        post("deny", remembered("struggle", "Hates cooking on Mondays"), Map.of())
                .statusCode(204);

        world.live(ana.call(lastWeek, "user: I hate cooking on Mondays."));
        memories("").body("$", empty());

        remembered("struggle", "Hates cooking on Mondays");
        memories("").body("description", contains("Hates cooking on Mondays"));
    }

    @Test
    void whatIsDeniedNeverWasAndIsNotLearnedFromOlderWords() {
        var call = ana.call(lastWeek, "user: I hate cooking on Mondays.");
        world.live(call);
        var denied = id("Hates cooking on Mondays");

        post("deny", denied, Map.of("reason", "it was a joke")).statusCode(204);
        world.live(ana.call(Story.ago(Duration.ofDays(3)), "user: I hate cooking on Mondays."));

        memories("").body("$", empty());
        memories("?asOf=" + lastWeek.plus(Duration.ofDays(1))).body("$", empty());
        assertThat(atHand()).isEmpty();
        history(denied).body("change", contains("denied", "created")).body("[0].reason", is("it was a joke"));

        world.live(ana.call(Instant.now().plusSeconds(5), "user: I hate cooking on Mondays."));

        memories("").body("description", contains("Hates cooking on Mondays"));
    }

    @Test
    void aConfirmationStrengthensLikeBeingToldAgain() {
        world.live(ana.call(lastWeek, "user: I hate cooking on Mondays."));
        var memory = id("Hates cooking on Mondays");

        post("confirm", memory, Map.of()).statusCode(204);

        memories("").body("[0].strength.toDouble()", closeTo(1, 0.001));
        history(memory)
                .body("change", contains("confirmed", "created"))
                .body("[0].stabilityAfter.toDouble()", closeTo(34.58, 0.1));
        assertThat(world.published(EventType.MEMORY_REINFORCED, ana.userId()))
                .extracting(MemoryReinforced::change)
                .containsExactly(MemoryChange.CREATED, MemoryChange.REINFORCED);
    }

    @Test
    void whatIsPinnedNeitherFadesNorExpires() {
        world.live(ana.call(Story.ago(Duration.ofDays(90)), "user: I live alone.", "user: I hate cooking on Mondays."));
        var memory = id("Lives alone");
        world.database()
                .update("update ai_episodic_memory set expires_at = now() - interval '1 day' where id = ?", memory);
        memories("").body("description", contains("Hates cooking on Mondays"));

        pin(memory);

        memories("?type=context").body("pinned", contains(true)).body("[0].strength", is(1.0f));
        assertThat(atHand()).startsWith("Lives alone");

        as(Tokens.operator())
                .delete("/users/{user}/memories/{memory}/pin", ana.userId(), memory)
                .then()
                .statusCode(204);

        memories("").body("description", contains("Hates cooking on Mondays"));
        history(memory).body("change", contains("unpinned", "pinned", "created"));
    }

    @Test
    void whetherSomethingWasPinnedIsToldAsOfThen() {
        world.live(ana.call(threeWeeksAgo, "user: I live alone."));
        var memory = id("Lives alone");
        pin(memory);
        var meanwhile = Instant.now();
        as(Tokens.operator())
                .delete("/users/{user}/memories/{memory}/pin", ana.userId(), memory)
                .then()
                .statusCode(204);

        memories("?asOf=" + lastWeek).body("pinned", contains(false));
        memories("?asOf=" + meanwhile).body("pinned", contains(true));
        memories("").body("pinned", contains(false));
    }

    @Test
    void aCorrectionKeepsThePin() {
        world.live(ana.call(lastWeek, "user: I live alone."));
        pin(id("Lives alone"));

        post("correct", id("Lives alone"), Map.of("description", "Lives with their sister"))
                .statusCode(200);

        memories("").body("pinned", contains(true));
        history(id("Lives with their sister")).body("change", contains("pinned", "created"));
    }

    private void pin(UUID memory) {
        as(Tokens.operator())
                .put("/users/{user}/memories/{memory}/pin", ana.userId(), memory)
                .then()
                .statusCode(204);
    }

    @Test
    void aTextThatNamesAMemoryCountsAsAUseOfItOnce() {
        var ben = Story.ofSomebody();
        world.live(ben.profile("Europe/Madrid"));
        world.live(ben.call(lastWeek, "user: I hate cooking on Mondays."));
        world.live(ana.call(lastWeek, "user: I hate cooking on Mondays."));
        var memory = id("Hates cooking on Mondays");
        var ofBen = (UUID) world.database()
                .row("select id from ai_episodic_memory where user_id = ?", ben.userId())
                .get("id");
        var named = names(memory, ofBen);

        world.live(named);
        world.live(named);
        world.live(names(memory));

        World.eventually(() -> assertThat(world.database()
                        .row("select times_referenced, stability from ai_episodic_memory where id = ?", memory))
                .containsEntry("times_referenced", 2)
                .containsEntry("stability", 14.0));
        assertThat(world.database().row("select times_referenced from ai_episodic_memory where id = ?", ofBen))
                .containsEntry("times_referenced", 0);
    }

    private Event<CoachMessaged> names(UUID... memories) {
        var at = Story.ago(Duration.ofHours(1));
        return Event.of(
                EventType.COACH_MESSAGED,
                new CoachMessaged(
                        Ids.next(),
                        ana.userId(),
                        Channel.SMS,
                        MessageMilestone.DELIVERED,
                        at,
                        at,
                        null,
                        null,
                        true,
                        List.of(memories)));
    }

    @Test
    void whatTheCoachUsedIsCountedAndStrengthenedWhereTheUserTookItUp() {
        world.live(ana.call(lastWeek, "user: I hate cooking on Mondays.", "user: I live alone."));
        var reply = ana.call(
                Story.ago(Duration.ofHours(1)),
                "coach: Last time you told me you hate cooking on Mondays.",
                "user: Yes, nothing about it is fun.",
                "coach: And you live alone.",
                "user: Can we talk about my boss?");

        world.live(reply);
        world.live(ana.call(
                reply.body().callId(), reply.body().answeredAt(), "coach: You hate cooking on Mondays.", "user: Yes."));

        assertThat(world.database()
                        .rows(
                                "select memory_description as said, times_referenced, stability > 14 as firmer from ai_episodic_memory"
                                        + " where user_id = ? and memory_description in ('Hates cooking on Mondays', 'Lives alone') order by 1",
                                ana.userId()))
                .containsExactly(
                        Map.of("said", "Hates cooking on Mondays", "times_referenced", 1, "firmer", true),
                        Map.of("said", "Lives alone", "times_referenced", 1, "firmer", false));
        // 0.6 of what telling it again would give: 14 days would become 34.58.
        assertThat((Double) world.database()
                        .row("select stability from ai_episodic_memory where id = ?", id("Hates cooking on Mondays"))
                        .get("stability"))
                .isCloseTo(14 + 0.6 * 20.58, within(0.2));
        history(id("Hates cooking on Mondays"))
                .body("change", contains("referenced", "created"))
                .body("[0].reason", is("the user took it up"));
        history(id("Lives alone")).body("[0].reason", nullValue());
    }

    @Test
    void anAppointmentGoesWhenItsTimeIsOverAndWasThere() {
        world.live(ana.call(threeWeeksAgo, "user: I have a job interview tomorrow.", "user: I live alone."));

        memories("").body("description", contains("Lives alone"));
        assertThat(memories("?asOf=" + threeWeeksAgo.plus(Duration.ofDays(1)))
                        .extract()
                        .<List<String>>path("description"))
                .anySatisfy(words -> assertThat(words).contains("interview"));
        world.live(ana.call(lastWeek, "user: I live alone."));
        assertThat(atHand()).containsExactly("Lives alone");
    }

    @Test
    void somethingNobodySaidInACallCanBeRemembered() {
        as(Tokens.user(ana.userId()))
                .body(Map.of("type", "relationship", "description", "Has a sister called Mia"))
                .post("/users/{user}/memories", ana.userId())
                .then()
                .statusCode(200);

        memories("")
                .body("description", contains("Has a sister called Mia"))
                .body("sourceType", contains("conversation"));
        history(id("Has a sister called Mia")).body("[0].changedBy", is("user"));
        assertThat(atHand()).containsExactly("Has a sister called Mia");
    }

    @Test
    void aPreferenceIsDeniedRestoredConfirmedAndReadAsOfAnyInstant() {
        world.live(ana.call(threeWeeksAgo, "user: I love coffee."));
        world.live(ana.call(lastWeek, "user: I hate coffee now."));
        var before = Instant.now();
        preferences("").body("key", contains("hates_coffee"));
        preferences("?asOf=" + lastWeek.minus(Duration.ofDays(1))).body("key", contains("loves_coffee"));

        preference("hates_coffee/deny", Map.of("reason", "it was the machine")).statusCode(204);

        preferences("").body("$", empty());
        preferences("?asOf=" + lastWeek.minus(Duration.ofDays(1))).body("key", contains("loves_coffee"));
        preferences("?asOf=" + lastWeek.plus(Duration.ofDays(1))).body("$", empty());
        preferences("?knownAt=" + before).body("key", contains("hates_coffee"));
        world.live(ana.call(Story.ago(Duration.ofDays(2)), "user: I hate coffee."));
        preferences("").body("$", empty());

        preference("loves_coffee/restore", Map.of()).statusCode(204);
        preference("loves_coffee/confirm", Map.of()).statusCode(204);

        preferences("").body("key", contains("loves_coffee")).body("[0].evidenceCount", is(2));
        as(Tokens.user(ana.userId()))
                .get("/users/{user}/preferences/history", ana.userId())
                .then()
                .statusCode(200)
                .body(
                        "preference.key",
                        contains(
                                "loves_coffee",
                                "loves_coffee",
                                "hates_coffee",
                                "hates_coffee",
                                "loves_coffee",
                                "loves_coffee"))
                .body("change", contains("confirmed", "restored", "denied", "learned", "superseded", "learned"))
                .body("changedBy", contains("user", "user", "user", "conversation", "conversation", "conversation"))
                .body("[2].reason", is("it was the machine"));
        assertThat(context().preferences())
                .extracting(ContextRefreshed.Preference::key)
                .containsExactly("loves_coffee");
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct", "confirm", "deny", "restore"})
    void nobodyChangesWhatIsNotThere(String change) {
        Map<String, String> body = change.equals("correct") ? Map.of("description", "Lives alone") : Map.of();

        post(change, UUID.randomUUID(), body).statusCode(404);
    }

    private UUID id(String description) {
        return world.database()
                .value(
                        UUID.class,
                        "select id from ai_episodic_memory where user_id = ? and memory_description = ?",
                        ana.userId(),
                        description);
    }

    private UUID remembered(String type, String description) {
        return UUID.fromString(as(Tokens.user(ana.userId()))
                .body(Map.of("type", type, "description", description))
                .post("/users/{user}/memories", ana.userId())
                .then()
                .statusCode(200)
                .extract()
                .path("memoryId"));
    }

    private ContextRefreshed context() {
        return world.published(EventType.CONTEXT_REFRESHED, ana.userId()).getLast();
    }

    private List<String> atHand() {
        return context().memories().stream()
                .map(ContextRefreshed.Memory::description)
                .toList();
    }

    private ValidatableResponse memories(String query) {
        return as(Tokens.user(ana.userId()))
                .get("/users/" + ana.userId() + "/memories" + query)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse preferences(String query) {
        return as(Tokens.user(ana.userId()))
                .get("/users/" + ana.userId() + "/preferences" + query)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse history(UUID memory) {
        return as(Tokens.user(ana.userId()))
                .get("/users/{user}/memories/history?memory={memory}", ana.userId(), memory)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse post(String change, UUID memory, Map<String, String> body) {
        return as(Tokens.user(ana.userId()))
                .body(body)
                .post("/users/{user}/memories/{memory}/" + change, ana.userId(), memory)
                .then();
    }

    private ValidatableResponse preference(String change, Map<String, String> body) {
        return as(Tokens.user(ana.userId()))
                .body(body)
                .post("/users/" + ana.userId() + "/preferences/meal_types/" + change)
                .then();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }
}
