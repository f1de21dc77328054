package dev.heartline.engagement.reward;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.engagement.testing.World;
import dev.heartline.events.CoachMessaged;
import dev.heartline.events.EngagementReported;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.RewardTriggered;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MessageMilestone;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RewardResourceTest {

    private final World world = new World();

    @Test
    void aUserSeesTheirRewardsLatestFirstAndPageByPage() {
        var user = userWithBadge();
        world.decide(world.victory(user, SourceType.SMS, Ids.next(), "A walk."));

        var latest = as(user).get("/users/{id}/rewards?limit=1", user)
                .then()
                .statusCode(200)
                .body("triggerName", contains("victory_shared"))
                .body("userEngaged", contains(nullValue()))
                .extract()
                .path("[0].rewardId");
        as(user).get("/users/{id}/rewards?limit=5&before={reward}", user, latest)
                .then()
                .statusCode(200)
                .body("triggerName", contains("first_coaching_call"));
    }

    @Test
    void aUserIsToldWhyAndAtWhatOdds() {
        var user = userWithBadge();
        world.decide(world.drawing(world.call(user).event(), u -> u >= 0.0848));

        as(user).get("/users/{id}/decisions", user)
                .then()
                .statusCode(200)
                .body("reason", contains("draw_lost", "first_coaching_call"))
                .body("[0].why", equalTo("Chance decided; the next try has better odds."))
                .body("[0].chance", equalTo(0.084744f))
                .body("[0].propensities.nothing", equalTo(0.915256f))
                .body("[0].chosen", nullValue())
                .body("[0].rewardId", nullValue())
                .body("[1].chosen", equalTo("coach_celebration/medium"))
                .body("[1].rewardId", notNullValue());
        var first = as(user).get("/users/{id}/decisions?limit=1", user).path("[0].decisionId");
        as(user).get("/users/{id}/decisions?before={first}", user, first)
                .then()
                .body("reason", contains("first_coaching_call"));
    }

    @Test
    void whatTheHostReportsFillsTheRewardAndTeachesTheArmOnce() {
        var user = userWithBadge();
        var call = world.drawing(world.call(user).event(), u -> u < 0.0847);
        world.decide(call);
        var reward = rewardOf(call);
        var before = arm(reward);

        report(reward, "{\"engaged\": false}").then().statusCode(200).body("userEngaged", equalTo(false));
        assertThat(arm(reward)).isEqualTo(new long[] {before[0], before[1] + 1});

        for (int times = 0; times < 2; times++) {
            report(reward, "{\"engaged\": true, \"durationSeconds\": 7}")
                    .then()
                    .statusCode(200)
                    .body("userEngaged", equalTo(true))
                    .body("engagementDurationSeconds", equalTo(7));
        }
        assertThat(arm(reward)).isEqualTo(new long[] {before[0] + 1, before[1]});
        as(user).get("/rewards/{id}", reward)
                .then()
                .statusCode(200)
                .body("userEngaged", equalTo(true))
                .body("increasedNextDayEngagement", nullValue());
    }

    @Test
    void whatTheHostTellsByKafkaCountsOnceAndOfAllReportsTheLatest() {
        var user = userWithBadge();
        var call = world.drawing(world.call(user).event(), u -> u < 0.0847);
        world.decide(call);
        var reward = rewardOf(call);
        var before = arm(reward);
        var now = Instant.now();
        var watched = told(reward, user, true, 7, now.minusSeconds(10));

        world.send(watched, told(reward, user, false, 3, now.minusSeconds(20)), watched);
        world.send(told(reward, world.somebody(), false, null, now), told(UUID.randomUUID(), user, true, 1, now));
        world.settle(EventType.ENGAGEMENT_REPORTED, user);

        assertThat(world.deadLetters(EventType.ENGAGEMENT_REPORTED, user)).isEmpty();
        assertThat(arm(reward)).isEqualTo(new long[] {before[0] + 1, before[1]});
        as(user).get("/rewards/{id}", reward)
                .then()
                .body("userEngaged", equalTo(true))
                .body("engagementDurationSeconds", equalTo(7));
    }

    @Test
    void whoAnswersTheTextOfARewardEngagedWithIt() {
        var user = userWithBadge();
        var call = world.drawing(world.call(user).event(), u -> u < 0.0847);
        world.decide(call);
        var reward = rewardOf(call);
        var before = arm(reward);

        world.send(answered(user, Ids.next()), answered(world.somebody(), RewardTriggered.textOf(reward)));
        world.settle(EventType.COACH_MESSAGED, user);
        as(user).get("/rewards/{id}", reward).then().body("userEngaged", nullValue());
        world.send(answered(user, RewardTriggered.textOf(reward)));
        world.settle(EventType.COACH_MESSAGED, user);

        as(user).get("/rewards/{id}", reward).then().body("userEngaged", equalTo(true));
        assertThat(arm(reward)).isEqualTo(new long[] {before[0] + 1, before[1]});
    }

    @Test
    void whatTheySayOfTheTextOfARewardIsHowTheyTookIt() {
        var user = userWithBadge();
        var call = world.drawing(world.call(user).event(), u -> u < 0.0847);
        world.decide(call);
        var reward = rewardOf(call);
        var before = arm(reward);

        rate(user, reward, 3);
        as(user).get("/rewards/{id}", reward).then().body("userEngaged", nullValue());
        rate(user, reward, 1);
        as(user).get("/rewards/{id}", reward).then().body("userEngaged", equalTo(false));
        assertThat(arm(reward)).isEqualTo(new long[] {before[0], before[1] + 1});
        rate(user, reward, 5);

        as(user).get("/rewards/{id}", reward).then().body("userEngaged", equalTo(true));
        assertThat(arm(reward)).isEqualTo(new long[] {before[0] + 1, before[1]});
    }

    private void rate(UUID user, UUID reward, int rating) {
        world.send(Event.of(
                EventType.COACH_MESSAGED,
                new CoachMessaged(
                        RewardTriggered.textOf(reward),
                        user,
                        Channel.SMS,
                        MessageMilestone.RATED,
                        Instant.now(),
                        Instant.now().minusSeconds(60),
                        null,
                        rating)));
        world.settle(EventType.COACH_MESSAGED, user);
    }

    private static Event<CoachMessaged> answered(UUID user, UUID text) {
        return Event.of(
                EventType.COACH_MESSAGED,
                new CoachMessaged(
                        text,
                        user,
                        Channel.SMS,
                        MessageMilestone.ENGAGED,
                        Instant.now(),
                        Instant.now().minusSeconds(60),
                        null,
                        null));
    }

    /** A clock that is hours ahead is taken for ours: what is reported afterwards counts. */
    @Test
    void aReportFromTheFutureStopsNoLaterOne() {
        var user = userWithBadge();
        var reward = UUID.fromString(as(user).get("/users/{id}/rewards", user).path("[0].rewardId"));
        world.send(told(reward, user, false, 5, Instant.now().plus(Duration.ofHours(5))));
        world.settle(EventType.ENGAGEMENT_REPORTED, user);
        as(user).get("/rewards/{id}", reward)
                .then()
                .body("userEngaged", equalTo(false))
                .body("engagementDurationSeconds", nullValue());

        report(reward, "{\"engaged\": true}").then().body("userEngaged", equalTo(true));
    }

    private static Event<EngagementReported> told(
            UUID reward, UUID user, boolean engaged, Integer seconds, Instant at) {
        return Event.of(EventType.ENGAGEMENT_REPORTED, new EngagementReported(reward, user, engaged, seconds, at));
    }

    @Test
    void whatARuleGaveTeachesTheDrawsNothing() {
        var user = userWithBadge();
        var reward = UUID.fromString(as(user).get("/users/{id}/rewards", user).path("[0].rewardId"));
        var before = arm(reward);

        as(user).contentType(ContentType.JSON)
                .body("{\"engaged\": true}")
                .post("/rewards/{id}/engagement", reward)
                .then()
                .statusCode(200)
                .body("engagementDurationSeconds", nullValue());

        assertThat(arm(reward)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"engaged\": true, \"durationSeconds\": -1}",
                "{\"engaged\": true, \"durationSeconds\": 86401}",
                "{\"engaged\": false, \"durationSeconds\": 5}",
                "{\"engaged\": \"maybe\"}",
                "not json"
            })
    void aReportThatMakesNoSenseIsRefused(String body) {
        var user = userWithBadge();
        var reward = as(user).get("/users/{id}/rewards", user).path("[0].rewardId");

        given().auth()
                .oauth2(Tokens.service())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/rewards/{id}/engagement", reward)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aPageOutOfBoundsIsRefused() {
        withToken(Tokens.operator())
                .get("/users/{id}/rewards?limit=101", UUID.randomUUID())
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        withToken(Tokens.service())
                .get("/rewards/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        report(UUID.randomUUID(), "{\"engaged\": true}").then().statusCode(404);
    }

    @Test
    void anOptOutHoldsForItsMechanicUntilItIsTakenBack() {
        var user = userWithBadge();
        as(user).put("/users/{id}/opt-outs/surprise_rewards", user).then().statusCode(204);
        as(user).put("/users/{id}/opt-outs/surprise_rewards", user).then().statusCode(204);
        as(user).get("/users/{id}/opt-outs", user).then().body("$", contains("surprise_rewards"));

        assertThat(world.decide(world.call(user).event())).isEqualTo("mechanic_opted_out");
        assertThat(world.decide(world.victory(user, SourceType.SMS, Ids.next(), "A walk.")))
                .isEqualTo("victory_shared");

        as(user).delete("/users/{id}/opt-outs/surprise_rewards", user).then().statusCode(204);
        assertThat(world.decide(world.call(user).event())).startsWith("draw_");
    }

    @Test
    void anOptOutNamesAMechanicAndAKnownUser() {
        var user = world.somebody();

        as(user).put("/users/{id}/opt-outs/everything", user)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        withToken(Tokens.operator())
                .put("/users/{id}/opt-outs/hooks", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void withoutATokenNothingOpens() {
        var user = UUID.randomUUID();

        given().get("/users/{id}/rewards", user).then().statusCode(401);
        given().get("/users/{id}/decisions", user).then().statusCode(401);
        given().get("/users/{id}/opt-outs", user).then().statusCode(401);
        given().put("/users/{id}/opt-outs/hooks", user).then().statusCode(401);
        given().get("/rewards/{id}", user).then().statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{\"engaged\": true}")
                .post("/rewards/{id}/engagement", user)
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.expired())
                .get("/users/{id}/rewards", user)
                .then()
                .statusCode(401);
    }

    @Test
    void aUserSeesAndChangesNothingOfAnother() {
        var user = userWithBadge();
        var stranger = UUID.randomUUID();
        String reward = as(user).get("/users/{id}/rewards", user).path("[0].rewardId");

        as(stranger).get("/users/{id}/rewards", user).then().statusCode(403);
        as(stranger).get("/users/{id}/decisions", user).then().statusCode(403);
        as(stranger).get("/users/{id}/opt-outs", user).then().statusCode(403);
        as(stranger).put("/users/{id}/opt-outs/hooks", user).then().statusCode(403);
        as(stranger).delete("/users/{id}/opt-outs/hooks", user).then().statusCode(403);
        as(stranger).get("/rewards/{id}", reward).then().statusCode(403);
        as(stranger)
                .contentType(ContentType.JSON)
                .body("{\"engaged\": true}")
                .post("/rewards/{id}/engagement", reward)
                .then()
                .statusCode(403);
        assertThat(world.database().row("select user_engaged from dopamine_triggers where id = ?::uuid", reward))
                .isEqualTo(Collections.singletonMap("user_engaged", null));
    }

    @Test
    void operatorsLookButDoNotReportForUsers() {
        var user = userWithBadge();
        String reward = as(user).get("/users/{id}/rewards", user).path("[0].rewardId");

        withToken(Tokens.operator())
                .get("/users/{id}/rewards", user)
                .then()
                .statusCode(200)
                .body("$", hasSize(1));
        withToken(Tokens.operator())
                .contentType(ContentType.JSON)
                .body("{\"engaged\": true}")
                .post("/rewards/{id}/engagement", reward)
                .then()
                .statusCode(403);
    }

    private UUID userWithBadge() {
        var user = world.somebody();
        world.decide(
                world.call(user).at(Instant.now().minus(Duration.ofDays(3))).event());
        return user;
    }

    private UUID rewardOf(Event<?> event) {
        return world.database()
                .value(
                        UUID.class,
                        "select id from dopamine_triggers where decision_id = ?",
                        world.decisionOn(event).get("id"));
    }

    private long[] arm(UUID reward) {
        Map<String, Object> counts = world.database().row("""
                        select coalesce(max(a.successes), 0) as successes, coalesce(max(a.failures), 0) as failures
                        from dopamine_triggers t
                        left join reward_arms a using (reward_category, reward_type, reward_intensity)
                        where t.id = ?
                        """, reward);
        return new long[] {(Long) counts.get("successes"), (Long) counts.get("failures")};
    }

    private static Response report(UUID reward, String body) {
        return given().auth()
                .oauth2(Tokens.service())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/rewards/{id}/engagement", reward);
    }

    private static RequestSpecification as(UUID user) {
        return withToken(Tokens.user(user));
    }

    private static RequestSpecification withToken(String token) {
        return given().auth().oauth2(token);
    }
}
