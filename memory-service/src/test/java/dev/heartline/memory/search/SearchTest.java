package dev.heartline.memory.search;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.events.Ids;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SearchTest {

    private static final String[] BREAKFAST = {
        "coach: What do you eat for breakfast these days?",
        "user: Oatmeal with blueberries, my grandmother taught me how to make it.",
        "coach: That sounds like a good start into the day.",
        "user: I managed to walk five miles to the lighthouse yesterday.",
        "coach: How did your knee take the long walk?",
        "user: It was fine, the physiotherapist gave me exercises for it."
    };

    private final World world = new World();
    private final Story ana = Story.ofSomebody();

    @Test
    void aTurnIsFoundByItsWordsWithWhereItComesFromAndWhatWasSaidAroundIt() {
        var callId = Ids.next();
        world.live(ana.call(callId, Story.ago(Duration.ofHours(3)), BREAKFAST));

        search("blueberries oatmeal", "kind=turn")
                .body("hits[0].text", is("Oatmeal with blueberries, my grandmother taught me how to make it."))
                .body("hits[0].kind", is("turn"))
                .body("hits[0].speaker", is("user"))
                .body("hits[0].sourceType", is("phone_call"))
                .body("hits[0].sourceId", is(callId.toString()))
                .body("hits[0].seq", is(1))
                .body("hits[0].turnIds", hasSize(1))
                .body("hits[0].before.text", is("What do you eat for breakfast these days?"))
                .body("hits[0].before.speaker", is("coach"))
                .body("hits[0].after.text", is("That sounds like a good start into the day."));
    }

    @Test
    void aSummaryIsFoundWithItsPeriodAndTheConversationsThatItIsToldFrom() {
        var auckland = ZoneId.of("Pacific/Auckland");
        var calls = List.of(Ids.next(), Ids.next(), Ids.next());
        world.live(ana.profile(auckland.getId()));
        // A Sunday, of the week before, though its Thursday is in March as well; and the Monday and Tuesday after.
        for (int day = 0; day < 3; day++) {
            world.live(ana.call(
                    calls.get(day),
                    LocalDate.of(2026, 3, 8)
                            .plusDays(day)
                            .atTime(7, 0)
                            .atZone(auckland)
                            .toInstant(),
                    "user: I managed to walk five miles to the lighthouse."));
        }

        World.eventually(() -> search("lighthouse", "kind=summary", "limit=10")
                .body("hits.findAll { it.period == 'daily' }.size()", is(3))
                .body(
                        "hits.find { it.period == 'daily' && it.firstDay == '2026-03-09' }.sources.sourceId",
                        contains(id(calls, 1)))
                .body(
                        "hits.find { it.period == 'daily' && it.firstDay == '2026-03-09' }.sources.day",
                        contains("2026-03-09"))
                .body(
                        "hits.find { it.period == 'daily' && it.firstDay == '2026-03-09' }.sources.sourceType",
                        contains("phone_call"))
                .body("hits.find { it.period == 'weekly' && it.firstDay == '2026-03-09' }.lastDay", is("2026-03-15"))
                .body(
                        "hits.find { it.period == 'weekly' && it.firstDay == '2026-03-09' }.sources.sourceId",
                        contains(id(calls, 1), id(calls, 2)))
                .body("hits.find { it.period == 'monthly' }.lastDay", is("2026-03-31"))
                .body(
                        "hits.find { it.period == 'monthly' }.sources.sourceId",
                        contains(id(calls, 0), id(calls, 1), id(calls, 2))));
        search("lighthouse", "kind=turn", "limit=1")
                .body("hits[0].period", nullValue())
                .body("hits[0].sources", hasSize(0));
    }

    private static String id(List<UUID> calls, int at) {
        return calls.get(at).toString();
    }

    @Test
    void aTurnIsFoundByItsMeaningOnceItHasAVector() {
        world.live(ana.call(Story.ago(Duration.ofHours(3)), BREAKFAST));
        awaitIndexed();

        search("What is my morning meal?", "kind=turn", "limit=2")
                .body("hits.text", hasItem(containsString("Oatmeal")));
    }

    @Test
    void whatAnswersAQuestionIsFoundByTheWordsOfTheQuestion() {
        world.live(ana.call(
                Story.ago(Duration.ofHours(3)),
                "coach: How many siblings do you have?",
                "user: Three, and all of them live in Lisbon.",
                "coach: And how is the garden?",
                "user: The tomatoes are ripe."));

        search("siblings", "kind=turn", "limit=2").body("hits.text", hasItem(containsString("live in Lisbon")));
    }

    @Test
    void theOtherSpeakersTurnsCountLessWhereTheQuestionNamesOne() {
        world.live(ana.call(
                Story.ago(Duration.ofHours(3)),
                "coach: Swimming in the lake relaxes many people.",
                "user: Swimming in the lake relaxes my sister."));

        search("What did I say about swimming in the lake?", "kind=turn").body("hits[0].speaker", is("user"));
        search("What did the coach say about swimming in the lake?", "kind=turn")
                .body("hits[0].speaker", is("coach"));
    }

    @Test
    void daysThatTheQuestionNamesAreThoseOfTheUsersZone() {
        var auckland = ZoneId.of("Pacific/Auckland");
        var yesterday = LocalDate.now(auckland).minusDays(1);
        world.live(ana.profile(auckland.getId()));
        world.live(ana.text(
                yesterday.minusDays(9).atTime(0, 30).atZone(auckland).toInstant(), "I ate pizza with olives."));
        world.live(ana.text(yesterday.atTime(0, 30).atZone(auckland).toInstant(), "I ate pizza with mushrooms."));

        search("Which pizza did I eat yesterday?", "kind=turn")
                .body("firstDay", is(yesterday.toString()))
                .body("lastDay", is(yesterday.toString()))
                .body("hits[0].text", is("I ate pizza with mushrooms."));
        search("pizza", "kind=turn", "to=" + yesterday.minusDays(1))
                .body("firstDay", nullValue())
                .body("hits.text", contains("I ate pizza with olives."));
        search("pizza", "kind=turn", "from=" + yesterday).body("hits.text", contains("I ate pizza with mushrooms."));
    }

    @Test
    void aMemoryIsFoundWithTheTurnsItRestsOn() {
        world.live(ana.call(Story.ago(Duration.ofDays(3)), "coach: Hello.", "user: I hate cooking on Mondays."));

        String turn = search("cooking on Mondays", "kind=turn").extract().path("hits[0].id");

        search("cooking on Mondays", "kind=memory")
                .body("hits", hasSize(1))
                .body("hits[0].memoryType", is("preference"))
                .body("hits[0].turnIds", contains(turn))
                .body("hits[0].strength", notNullValue())
                .body("hits[0].speaker", nullValue());
    }

    @Test
    void whatNoLongerHoldsIsNotFoundAmongTheMemories() {
        world.live(ana.call(Story.ago(Duration.ofDays(9)), "user: I live with my sister."));
        world.live(ana.call(Story.ago(Duration.ofDays(2)), "user: I live with my boyfriend now."));
        assertThat(world.database()
                        .count(
                                "select count(*) from ai_episodic_memory where user_id = ? and superseded_at is not null",
                                ana.userId()))
                .isEqualTo(1);

        search("Who lives with me?", "kind=memory").body("hits.text", everyItem(not(containsString("sister"))));
        search("live with sister", "kind=turn").body("hits.text", hasItem(containsString("sister")));
    }

    @Test
    void memoriesAreFilteredByTypeTagSourceAndStrength() {
        world.live(ana.text(Story.ago(Duration.ofDays(60)), "I hate cooking on Mondays."));
        world.live(ana.call(Story.ago(Duration.ofHours(1)), "user: I managed to cook dinner on Monday."));

        search("cook Monday", "type=preference")
                .body("hits", hasSize(1))
                .body("hits[0].kind", is("memory"))
                .body("hits[0].sourceType", is("sms"));
        search("cook Monday", "kind=memory", "source=phone_call").body("hits.sourceType", contains("phone_call"));
        search("cook Monday", "strength=0.9").body("hits.sourceType", contains("phone_call"));
        String tag = search("cook Monday", "type=preference").extract().path("hits[0].tags[0]");
        search("cook Monday", "tag=" + tag).body("hits.tags", everyItem(hasItem(tag)));
        search("cook Monday", "tag=nobody-has-this").body("hits", empty());
    }

    @Test
    void aSummaryIsFound() {
        world.live(ana.call(Story.ago(Duration.ofDays(1)), BREAKFAST));
        String summary = as(Tokens.operator())
                .get("/users/{id}/summaries", ana.userId())
                .then()
                .extract()
                .path("[0].summary");

        search(summary.substring(0, Math.min(500, summary.length())), "kind=summary")
                .body("hits.text", contains(summary))
                .body("hits[0].sourceId", nullValue());
    }

    @Test
    void nothingIsFoundWhereNothingFits() {
        world.live(ana.call(Story.ago(Duration.ofHours(3)), BREAKFAST));
        awaitIndexed();

        search("Which car did the plumber crash into the embassy?").body("hits", empty());
    }

    @Test
    void nobodyFindsAnothersWords() {
        var ben = Story.ofSomebody();
        world.live(ben.call(Story.ago(Duration.ofHours(3)), BREAKFAST));
        awaitIndexed(ben);

        search("blueberries oatmeal").body("hits", empty());
        as(Tokens.user(ana.userId()))
                .get("/users/{id}/search?q=oatmeal", ben.userId())
                .then()
                .statusCode(403);
    }

    @Test
    void aTurnOfAReplicaOf010IsFoundToo() {
        world.database()
                .update(
                        "insert into conversation_turns (id, user_id, source_type, source_id, conversation_id, seq, speaker, text, "
                                + "said_at, substantial) values (?, ?, 'sms', ?, ?, 0, 'user', 'My canary sings at dawn.', now(), true)",
                        Ids.next(),
                        ana.userId(),
                        Ids.next(),
                        Ids.next());

        search("canary", "kind=turn").body("hits.text", contains("My canary sings at dawn."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's", "\\", "'); drop table x; --", "a & !b | (c", "!!!", "the", "%", "\u0000x"})
    void anyWordsAreAQuestion(String question) {
        int status = as(Tokens.operator())
                .queryParam("q", question)
                .get("/users/{id}/search", ana.userId())
                .statusCode();

        assertThat(status).isIn(200, 400);
        assertThat(status == 400).isEqualTo(question.contains("\u0000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=1",
                "q=",
                "q=x&limit=0",
                "q=x&limit=51",
                "q=x&kind=dream",
                "q=x&strength=2",
                "q=x&from=monday"
            })
    void aBadQuestionGetsAProblemInReturn(String parameters) {
        as(Tokens.operator())
                .get("/users/{id}/search?" + parameters, ana.userId())
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private ValidatableResponse search(String question, String... parameters) {
        var request = as(Tokens.user(ana.userId())).queryParam("q", question);
        for (String parameter : List.of(parameters)) {
            request.queryParam(parameter.split("=")[0], parameter.split("=")[1]);
        }
        return request.get("/users/{id}/search", ana.userId()).then().statusCode(200);
    }

    private void awaitIndexed() {
        awaitIndexed(ana);
    }

    private void awaitIndexed(Story story) {
        World.eventually(() -> assertThat(world.database()
                        .count(
                                "select count(*) from conversation_turns where user_id = ? and substantial and embedding is null",
                                story.userId()))
                .isZero());
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token);
    }
}
