package dev.heartline.engagement.milestone;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.engagement.testing.Doing;
import dev.heartline.engagement.testing.MovableClock;
import dev.heartline.engagement.testing.World;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class MilestoneTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    DrawKey key;

    @Inject
    MovableClock clock;

    private final World world = new World();

    @AfterEach
    void itIsNow() {
        clock.setBack();
    }

    @Test
    void threeDaysInARowAreReachedOnceAndRewardedOnce() {
        var user = world.somebody();
        walks(user, 3);

        milestones(user)
                .body("milestoneName", containsInAnyOrder("7 days in a row: walk", "3 days in a row: walk"))
                .body(named("7 days in a row: walk") + ".currentValue", equalTo(3f))
                .body(named("7 days in a row: walk") + ".goalValue", equalTo(7f))
                .body(named("7 days in a row: walk") + ".percentageComplete", equalTo(42.9f))
                .body(named("7 days in a row: walk") + ".distanceToNext", equalTo(4f))
                .body(named("7 days in a row: walk") + ".achievedAt", nullValue())
                .body(named("7 days in a row: walk") + ".celebrationImageUrl", nullValue())
                .body(named("3 days in a row: walk") + ".percentageComplete", equalTo(100f))
                .body(named("3 days in a row: walk") + ".nextMilestoneName", equalTo("7 days in a row: walk"))
                .body(named("3 days in a row: walk") + ".achievedAt", notNullValue());
        await().untilAsserted(() -> assertThat(world.rewardsOf(user))
                .extracting(
                        reward -> World.parse(reward.value()).get("triggerName").asText())
                .contains("streak_reached"));

        var picture = milestones(user).extract().<String>path(named("3 days in a row: walk") + ".celebrationImageUrl");
        as(user).get(picture)
                .then()
                .statusCode(200)
                .contentType("image/svg+xml;charset=UTF-8")
                .body(containsString("3 days in a row: walk"));
        as(user).get(picture.replace(".svg", ".png")).then().statusCode(200).contentType("image/png");
        as(world.somebody()).get(picture).then().statusCode(403);

        walks(user, 3);
        assertThat(world.database()
                        .count(
                                "select count(*) from reward_decisions where user_id = ? and action = 'streak_milestone'",
                                user))
                .isEqualTo(1);
    }

    @Test
    void lessonsAreCountedAndAStreakOfOpeningTheAppIsNoMilestone() {
        var user = world.somebody();
        world.send(
                Doing.of(user, BehaviorKind.LESSON_DONE, "sleep", Instant.now()),
                Doing.of(user, BehaviorKind.LESSON_DONE, "sleep", Instant.now()));
        IntStream.range(0, 3)
                .forEach(day -> world.send(Doing.of(
                        user, BehaviorKind.APP_OPENED, null, Instant.now().minus(DAY.multipliedBy(2 - day)))));
        settle(user);

        milestones(user)
                .body("milestoneName", hasItem("First lesson done"))
                .body("milestoneName", not(hasItem(containsString("app"))))
                .body("find { it.milestoneName == '5 lessons done' }.currentValue", equalTo(1f));
    }

    /** Days of one habit, in a row or not: those of another one don't help. */
    @Test
    void aHabitIsFormedOnItsSixtySixthDay() {
        var user = world.somebody();
        doneBefore(user, "habit_completed", "walk", 64);
        doneBefore(user, "habit_completed", "reading", 65);

        done(user, BehaviorKind.HABIT_COMPLETED, "walk", 1);
        milestones(user).body("milestoneType", not(hasItem("habits_formed")));
        done(user, BehaviorKind.HABIT_COMPLETED, "walk", 0);

        milestones(user)
                .body("findAll { it.milestoneType == 'habits_formed' }", hasSize(2))
                .body(named("First habit formed") + ".achievedAt", notNullValue())
                .body(named("First habit formed") + ".currentValue", equalTo(1f))
                .body(named("First habit formed") + ".nextMilestoneName", equalTo("2 habits formed"))
                .body(named("2 habits formed") + ".achievedAt", nullValue())
                .body(named("2 habits formed") + ".goalValue", equalTo(2f))
                .body(named("2 habits formed") + ".percentageComplete", equalTo(50f))
                .body(named("2 habits formed") + ".distanceToNext", equalTo(1f));
        done(user, BehaviorKind.HABIT_COMPLETED, "reading", 0);
        milestones(user)
                .body(named("2 habits formed") + ".achievedAt", notNullValue())
                .body(named("3 habits formed") + ".currentValue", equalTo(2f));
    }

    /** However often on a day. */
    @Test
    void sevenDaysOfLoggingFoodAreReachedOnTheSeventh() {
        var user = world.somebody();
        doneBefore(user, "food_logged", "", 5);
        doneBefore(user, "food_logged", "lunch", 5);

        done(user, BehaviorKind.FOOD_LOGGED, null, 1);
        milestones(user)
                .body(named("7 days logged") + ".achievedAt", nullValue())
                .body(named("7 days logged") + ".currentValue", equalTo(6f))
                .body(named("7 days logged") + ".goalValue", equalTo(7f))
                .body(named("7 days logged") + ".percentageComplete", equalTo(85.7f));
        done(user, BehaviorKind.FOOD_LOGGED, null, 0);

        milestones(user)
                .body(named("7 days logged") + ".achievedAt", notNullValue())
                .body(named("7 days logged") + ".percentageComplete", equalTo(100f))
                .body(named("7 days logged") + ".nextMilestoneName", equalTo("14 days logged"))
                .body(named("14 days logged") + ".distanceToNext", equalTo(7f));
    }

    /** On every second day, long enough ago for it not to matter where they are. */
    private void doneBefore(UUID user, String kind, String subject, int days) {
        world.database().update("""
                insert into streak_days (user_id, kind, subject, day, first_at, zones)
                select ?, ?, ?, current_date - 3 - 2 * n, now() - make_interval(days => 3 + 2 * n), array['Etc/UTC']
                from generate_series(1, ?) n
                """, user, kind, subject, days);
    }

    private void done(UUID user, BehaviorKind kind, String subject, int daysAgo) {
        world.send(Doing.of(user, kind, subject, Instant.now().minus(DAY.multipliedBy(daysAgo))));
        settle(user);
    }

    /** However long: nothing to reach, no picture, no level, no reward. */
    @Test
    void daysOfFastingAreNoLadder() {
        var user = world.somebody();
        IntStream.range(0, 3)
                .forEach(day -> world.send(Doing.of(
                        user,
                        BehaviorKind.HABIT_COMPLETED,
                        "fasting",
                        Instant.now().minus(DAY.multipliedBy(2 - day)))));
        settle(user);

        milestones(user).body("$", empty());
        assertThat(world.database().count("select count(*) from user_levels where user_id = ?", user))
                .isZero();
        assertThat(world.database().rows("select distinct reason from reward_decisions where user_id = ?", user))
                .containsExactly(Map.of("reason", "health"));
    }

    @Test
    void ofOnesWeightNothingIsRewardedOrShared() {
        var user = world.somebody();
        goal(user, 90, 80, 180).statusCode(204);
        weigh(user, "89.6", 2);
        weigh(user, "89.5", 1);
        world.database()
                .update(
                        "update weight_goals set start_kg = 93, goal_kg = 87 where user_id = ?",
                        user); // the half is reached
        weigh(user, "89.4", 0);

        var reached = "find { it.milestoneName == 'Half of the way to your goal' }";
        milestones(user)
                .body(reached + ".achievedAt", notNullValue())
                .body(reached + ".shareable", equalTo(false))
                .body(reached + ".celebrationImageUrl", nullValue());
        assertThat(world.database().rows("select distinct reason from reward_decisions where user_id = ?", user))
                .extracting(row -> row.get("reason"))
                .containsExactly("health");
        String id = milestones(user).extract().path(reached + ".milestoneId");
        share(user, id).statusCode(409);
        as(user).get("/users/{u}/milestones/{m}/celebration.svg", user, id)
                .then()
                .statusCode(404);
    }

    @Test
    void anotherGoalIsAnotherWay() {
        var user = world.somebody();
        goal(user, 90, 89.5, 180).statusCode(204);
        weigh(user, "89.6", 2);
        weigh(user, "89.5", 1);
        goal(user, 90, 89.5, 181).statusCode(204);
        milestones(user)
                .body(named("Your goal is reached") + ".achievedAt", notNullValue())
                .body("size()", equalTo(5));

        goal(user, 89.5, 89.2, 181).statusCode(204);
        milestones(user).body("$", empty());
        weigh(user, "89.4", 0);

        milestones(user)
                .body(
                        "milestoneName",
                        containsInAnyOrder("A quarter of the way to your goal", "Half of the way to your goal"))
                .body(named("A quarter of the way to your goal") + ".achievedAt", notNullValue())
                .body(named("Half of the way to your goal") + ".achievedAt", nullValue())
                .body(named("Half of the way to your goal") + ".percentageComplete", equalTo(66.7f));
        assertThat(world.database().count("select count(*) from milestone_progress where user_id = ?", user))
                .as("points of the chart that are of this goal")
                .isEqualTo(1);
    }

    @Test
    void nobodyReachesAnythingByStandingOnTheScales() {
        var user = world.somebody();
        world.send(Doing.of(user, BehaviorKind.FOOD_LOGGED, null, Instant.now()));
        for (int daysAgo = 6; daysAgo >= 0; daysAgo--) {
            clock.moveTo(Instant.now().minus(DAY.multipliedBy(daysAgo)));
            weigh(user, "80", daysAgo);
        }

        milestones(user)
                .body(named("7 days logged") + ".currentValue", equalTo(1f))
                .body("findAll { it.achievedAt != null }", empty());
        assertThat(world.database()
                        .count("select count(*) from streak_days where user_id = ? and kind = 'weight_logged'", user))
                .as("days on the scales that were counted")
                .isEqualTo(7);
    }

    @Test
    void aWeightThatWasReadFromATextIsOneOnTheWay() {
        var user = world.somebody();
        goal(user, 100, 80, 180).statusCode(204);
        world.send(Doing.of(
                user, BehaviorKind.WEIGHT_LOGGED, "weight", Instant.now(), Map.of("value", "209.4", "unit", "lb")));
        world.send(Doing.of(
                user, BehaviorKind.WEIGHT_LOGGED, "weight", Instant.now(), Map.of("value", "12", "unit", "stone")));
        settle(user);

        // 209.4 lb are 94.98 kg.
        milestones(user)
                .body("find { it.milestoneName == 'A quarter of the way to your goal' }.achievedAt", notNullValue())
                .body("find { it.milestoneName == 'Half of the way to your goal' }.percentageComplete", equalTo(50.2f));
    }

    /** Nobody weighs a tenth of what they did: it is kept, moves no goal and makes nothing look lost too fast. */
    @ParameterizedTest
    @ValueSource(strings = {"9.5", "49", "151", "950"})
    void aWeightThatCannotBeTheirsMovesNoGoal(String kg) {
        var user = world.somebody();
        goal(user, 100, 80, 180).statusCode(204);
        weigh(user, kg, 3);
        weigh(user, "94.98", 1);
        weigh(user, kg, 0);

        milestones(user)
                .body("find { it.milestoneName == 'A quarter of the way to your goal' }.achievedAt", notNullValue())
                .body("find { it.milestoneName == 'Half of the way to your goal' }.percentageComplete", equalTo(50.2f));
        assertThat(world.database()
                        .count(
                                "select count(*) from behavior_events where user_id = ? and kind = 'weight_logged'",
                                user))
                .isEqualTo(3);
    }

    @Test
    void whatIsLostTooFastIsNoMilestone() {
        var user = world.somebody();
        goal(user, 90, 80, 180).statusCode(204);
        weigh(user, "90", 2);
        weigh(user, "84", 0);

        milestones(user).body("findAll { it.milestoneType == 'weight_goal' && it.achievedAt != null }", empty());
    }

    @Test
    void aGoalThatWouldHarmIsNotSet() {
        var adult = world.somebody();
        goal(adult, 90, 55, 180).statusCode(422);
        goal(adult, 90, 90, 180).statusCode(422);
        goal(adult, 90, 80, 20).statusCode(400);
        goal(UUID.randomUUID(), 90, 80, 180).statusCode(404);
        goal(world.known(world.userOutsideHoldout(), World.day(), null, false), 90, 80, 180)
                .statusCode(422);
    }

    @Test
    void theChartIsDrawnFromTheDays() {
        var user = world.somebody();
        walks(user, 2);
        var chart = milestones(user).extract().<String>path("[0].chartUrl");

        as(user).get(chart + "?theme=dark&layout=narrow")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml;charset=UTF-8")
                .header("Content-Security-Policy", containsString("sandbox"))
                .body(containsString("<title id=\"t\">3 days in a row: walk</title>"))
                .body(containsString("2 of 3 days, 66 %. From 1 on "));
        as(world.somebody()).get(chart).then().statusCode(403);
        as(user).get(chart.replace(".svg", ".png") + "?theme=dark&layout=narrow")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("X-Content-Type-Options", "nosniff");
        as(world.somebody()).get(chart.replace(".svg", ".png")).then().statusCode(403);
        as(user).get("/users/{u}/milestones/{m}/chart.svg", user, UUID.randomUUID())
                .then()
                .statusCode(404);
        as(user).get(chart + "?theme=pink").then().statusCode(400);
    }

    @Test
    void aLinkShowsWhatWasReachedToAnybodyUntilItExpiresOrIsTakenBack() {
        var user = world.somebody();
        walks(user, 3);
        var id = idOf(user, "3 days in a row: walk");
        String path = share(user, id)
                .statusCode(200)
                .body("expiresAt", notNullValue())
                .extract()
                .path("path");

        given().get(path)
                .then()
                .statusCode(200)
                .body(containsString("3 days in a row: walk"))
                .body(not(containsString(user.toString())))
                .body(not(containsString("Marta")));
        var expired = ShareLink.to(
                UUID.fromString(id), Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS), series(id), key);
        given().get("/shared/milestones/" + expired.token()).then().statusCode(403);

        as(user).delete("/users/{u}/milestones/{m}/links", user, id).then().statusCode(204);
        given().get(path).then().statusCode(403);
        String another = share(user, id).extract().path("path");
        given().get(another).then().statusCode(200);
        given().get(path).then().statusCode(403);
    }

    @Test
    void aLinkDoesNotComeBackWithWhoWasErased() {
        var user = world.somebody();
        walks(user, 3);
        String before =
                share(user, idOf(user, "3 days in a row: walk")).extract().path("path");
        given().get(before).then().statusCode(200);
        world.send(Event.tombstone(EventType.USER_PROFILE, user));
        await().untilAsserted(
                        () -> assertThat(world.tablesWith(user.toString())).isEmpty());
        world.known(user, World.day(), null, false);
        walks(user, 3);

        given().get(before).then().statusCode(403);
        String after =
                share(user, idOf(user, "3 days in a row: walk")).extract().path("path");
        given().get(after).then().statusCode(200);
    }

    private LinkSeries series(String milestone) {
        var since = world.database()
                .value(Timestamp.class, "select created_at from progress_milestones where id = ?::uuid", milestone);
        return new LinkSeries(0, since.toInstant());
    }

    @Test
    void whatIsNotReachedIsNotShared() {
        var user = world.somebody();
        walks(user, 1);

        share(user, idOf(user, "3 days in a row: walk")).statusCode(409);
        share(user, UUID.randomUUID().toString()).statusCode(404);
    }

    @Test
    void theHostReportsThatItWasShared() {
        var user = world.somebody();
        walks(user, 3);
        var id = idOf(user, "3 days in a row: walk");

        as(user).contentType(ContentType.JSON)
                .body("{\"shared\": true}")
                .put("/users/{u}/milestones/{m}/shared", user, id)
                .then()
                .statusCode(200)
                .body("sharedToSocial", equalTo(true));
        milestones(user).body("find { it.milestoneId == '%s' }.sharedToSocial".formatted(id), equalTo(true));
    }

    private void walks(UUID user, int days) {
        IntStream.range(0, days)
                .forEach(day -> world.send(Doing.of(
                        user,
                        BehaviorKind.HABIT_COMPLETED,
                        "walk",
                        Instant.now().minus(DAY.multipliedBy(days - 1L - day)))));
        settle(user);
    }

    private void weigh(UUID user, String kg, int daysAgo) {
        world.send(Doing.of(
                user,
                BehaviorKind.WEIGHT_LOGGED,
                null,
                Instant.now().minus(DAY.multipliedBy(daysAgo)),
                Map.of("kg", kg)));
        settle(user);
    }

    private void settle(UUID user) {
        world.settle(EventType.BEHAVIOR_RECORDED, user);
        assertThat(world.deadLetters(EventType.BEHAVIOR_RECORDED, user)).isEmpty();
    }

    private static String idOf(UUID user, String name) {
        return milestones(user).extract().path(named(name) + ".milestoneId");
    }

    private static String named(String name) {
        return "find { it.milestoneName == '%s' }".formatted(name);
    }

    private static ValidatableResponse milestones(UUID user) {
        return as(user).get("/users/{id}/milestones", user).then().statusCode(200);
    }

    private static ValidatableResponse share(UUID user, String id) {
        return as(user).contentType(ContentType.JSON)
                .body("{\"days\": 7}")
                .post("/users/{u}/milestones/{m}/links", user, id)
                .then();
    }

    private static ValidatableResponse goal(UUID user, double start, double goal, double height) {
        return as(user).contentType(ContentType.JSON)
                .body(Map.of("startKg", start, "goalKg", goal, "heightCm", height))
                .put("/users/{id}/goals/weight", user)
                .then();
    }

    private static RequestSpecification as(UUID user) {
        return given().auth().oauth2(Tokens.user(user));
    }
}
