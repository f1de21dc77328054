package dev.heartline.engagement.social;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.engagement.testing.Doing;
import dev.heartline.engagement.testing.World;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SocialProofTest {

    private static final LocalDate GROWN_UP = LocalDate.of(1980, 5, 1);

    @Inject
    SocialProofs proofs;

    @Inject
    WeekStandings standings;

    @Inject
    PeopleOfDay people;

    @Inject
    Pool pool;

    private final World world = new World();

    @BeforeEach
    @AfterEach
    void nobodyElseIsInTheWay() {
        world.countNobodyElse();
    }

    @Test
    void howManyDidItIsCountedAndWrittenDownWithItsWindow() {
        var user = world.somebody();
        var without = world.somebody();
        others(40, "lesson_done", today());
        did(user, "lesson_done");
        did(without, "lesson_done");
        world.database()
                .update("insert into mechanic_opt_outs (user_id, mechanic) values (?, 'social_proof')", without);
        count();

        ask(user)
                .body("proofType", contains("others_achieving"))
                .body("message", contains("At least 40 people did a lesson today."))
                .body("[0].counted", equalTo(40))
                .body("[0].comparisonShown", equalTo(false))
                .body("[0].query", equalTo("people_of_day/1"))
                .body(
                        "[0].windowFrom",
                        equalTo(UserDay.endOf(today().minusDays(1), ZoneId.of(World.day()))
                                .toString()))
                .body("[0].windowTo", equalTo(countedAt().toString()))
                .body("[0].scarcityFactor", nullValue());
        assertThat(aboutKindOf(user)).isEqualTo("lesson_done");
        ask(user).body("$", empty());

        world.database()
                .update("update social_proof_triggers set query = 'select count(*) from it' where user_id = ?", user);
        assertThat(proofs.of(user, 1).await().indefinitely())
                .singleElement()
                .satisfies(proof -> assertThat(proof.query()).as("of before").isNull());
    }

    @Test
    void whatNobodyDidAnyMoreIsNotTold() {
        others(40, "lesson_done", today());
        count();
        world.database().update("delete from user_outcome_metrics");
        count();

        assertThat(world.database().count("select count(*) from people_of_day")).isZero();
    }

    private void count() {
        pool.withTransaction(connection -> people.refresh(connection, Instant.now()))
                .await()
                .indefinitely();
    }

    private Instant countedAt() {
        return world.database()
                .value(Timestamp.class, "select max(counted_at) from people_of_day")
                .toInstant();
    }

    @Test
    void whatTheUserDoesThenIsMeasuredAndWhatTheySayIsKept() {
        var user = world.somebody();
        others(40, "lesson_done", today());
        count();
        String proof = ask(user).extract().path("[0].proofId");
        given().auth()
                .oauth2(Tokens.user(user))
                .contentType("application/json")
                .body("{\"motivated\": true}")
                .put("/users/{id}/social-proof/{proof}/motivated", user, proof)
                .then()
                .statusCode(200)
                .body("userTookAction", nullValue());
        world.send(
                Doing.of(user, BehaviorKind.LESSON_DONE, "sleep", Instant.now().minus(Duration.ofHours(20))));
        world.settle(EventType.BEHAVIOR_RECORDED, user);

        var another = world.somebody();
        ask(another).body("message", contains(containsString("did a lesson")));
        world.send(
                Doing.of(
                        another,
                        BehaviorKind.FOOD_LOGGED,
                        "lunch",
                        Instant.now().minus(Duration.ofHours(20))),
                Doing.of(
                        another,
                        BehaviorKind.LESSON_DONE,
                        "sleep",
                        Instant.now().minus(Duration.ofHours(1))));
        world.settle(EventType.BEHAVIOR_RECORDED, another);

        // Not before all that they did is known: from now on whoever comes by looks back on it.
        world.database()
                .update(
                        "update social_proof_triggers set created_at = now() - interval '27 hours' where user_id in (?, ?)",
                        user,
                        another);
        pool.withTransaction(connection -> proofs.settle(connection, Instant.now()))
                .await()
                .indefinitely();

        await().untilAsserted(() ->
                told(user).body("[0].userTookAction", equalTo(true)).body("[0].motivatedUser", equalTo(true)));
        await().untilAsserted(() ->
                told(another).body("[0].userTookAction", equalTo(false)).body("[0].motivatedUser", nullValue()));
    }

    private static ValidatableResponse told(UUID user) {
        return given().auth()
                .oauth2(Tokens.operator())
                .get("/users/{id}/social-proof", user)
                .then()
                .statusCode(200);
    }

    @Test
    void whoStandsWellInTheirGroupIsToldWhereAndWhoDoesNotIsNot() {
        var well = world.somebody();
        var low = world.somebody();
        var monday = SocialCounts.monday(LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC));
        world.database().update("delete from week_standings");
        others(20, "active", monday);
        active(well, monday, 4);
        active(world.somebody(), monday, 4);
        world.database()
                .update(
                        "update user_outcome_metrics set value = 3 where metric = 'active' and day = ?"
                                + " and user_id not in (select user_id from user_profile)",
                        monday);
        active(low, monday, 1);

        refresh();

        var standing = world.database().row("select league, place, points from week_standings where user_id = ?", well);
        assertThat(standing).containsEntry("points", 4);
        long before = world.database()
                .count("select count(*) from week_standings where league = ? and points > 4", standing.get("league"));
        assertThat(standing).containsEntry("place", (int) before + 1);
        assertThat(world.database().count("select coalesce(sum(users), 0) from week_histogram where week = ?", monday))
                .isEqualTo(world.database().count("select count(*) from week_standings where week = ?", monday));
        ask(well)
                .body("proofType", contains("leaderboard"))
                .body("[0].comparisonShown", equalTo(true))
                .body("[0].userRank", equalTo(1))
                // Of 23, 21 have fewer points, and of the two equals half counts.
                .body("[0].percentile.toDouble()", closeTo(100 * 22 / 23.0, 0.01));
        ask(low).body("proofType", not(hasItem("leaderboard")));
    }

    /** Those of the first group leave before others come: the others fill the last one, and no more than that. */
    @Test
    void noGroupHasMoreThanThirtyHoweverManyLeave() {
        var monday = SocialCounts.monday(LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC));
        others(50, "active", monday);
        refresh();
        world.database()
                .update("delete from user_outcome_metrics where user_id in"
                        + " (select user_id from week_standings where league = 0)");
        world.database().update("delete from week_standings where league = 0");
        others(45, "active", monday);
        refresh();

        assertThat(world.database()
                        .rows("select league, count(*) as size from week_standings group by league order by league"))
                .containsExactly(
                        Map.of("league", 1, "size", 30L),
                        Map.of("league", 2, "size", 30L),
                        Map.of("league", 3, "size", 5L));
        assertThat(world.database().count("select count(distinct user_id) from week_standings"))
                .isEqualTo(65);
    }

    @Test
    void whoLeavesOrIsErasedIsInNoGroupAnyMore() {
        var monday = SocialCounts.monday(LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC));
        var stays = world.somebody();
        var leaves = world.somebody();
        var wantsNothing = world.somebody();
        var erased = UUID.randomUUID();
        for (var user : List.of(stays, leaves, wantsNothing, erased)) {
            active(user, monday, 2);
        }
        refresh();
        assertThat(placesOf(stays, leaves, wantsNothing, erased)).isEqualTo(4);

        world.database().update("insert into mechanic_opt_outs (user_id, mechanic) values (?, 'social_proof')", leaves);
        world.database().update("update user_profile set rewards_opt_out = true where user_id = ?", wantsNothing);
        world.database().update("insert into erased_user (user_id) values (?)", erased);
        refresh();

        assertThat(placesOf(leaves, wantsNothing, erased)).isZero();
        assertThat(placesOf(stays)).isOne();
        assertThat(world.database().count("select coalesce(sum(users), 0) from week_histogram where week = ?", monday))
                .isEqualTo(world.database().count("select count(*) from week_standings where week = ?", monday));
    }

    private void refresh() {
        pool.withTransaction(connection -> standings.refresh(connection, Instant.now()))
                .await()
                .indefinitely();
    }

    private long placesOf(UUID... users) {
        return world.database().count("select count(*) from week_standings where user_id = any(?)", (Object) users);
    }

    @Test
    void thereAreAsManyPlacesAsThereAreAndNobodyMovesTheEnd() {
        var name = "Three walks " + UUID.randomUUID().toString().substring(0, 8);
        String challenge = given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .body("""
                        {"name": "%s", "kind": "habit_completed", "goalDays": 3, "places": 2, "startsAt": "%s", "expiresAt": "%s"}
                        """.formatted(
                        name, Instant.now().minusSeconds(60), Instant.now().plusSeconds(3600)))
                .post("/challenges")
                .then()
                .statusCode(200)
                .extract()
                .path("challengeId");
        var first = world.somebody();
        join(challenge, first).statusCode(204);
        join(challenge, first).statusCode(204);

        ask(world.somebody())
                .body(
                        "[0].message",
                        equalTo("There is a challenge: %s, on 3 days. 1 of 2 places are free.".formatted(name)))
                .body("[0].timePressureFactor", containsString("It ends on"));
        join(challenge, world.somebody()).statusCode(204);
        join(challenge, world.somebody()).statusCode(409);
        given().auth()
                .oauth2(Tokens.user(first))
                .delete("/challenges/{challenge}/places/{user}", challenge, first)
                .then()
                .statusCode(204);
        join(challenge, world.somebody()).statusCode(204);
        assertThatThrownBy(() ->
                        world.database().update("update challenges set expires_at = expires_at + interval '1 day'"))
                .hasMessageContaining("not moved");
    }

    /** One of five and less: while there are more nothing is scarce, and nothing is said to be. */
    @Test
    void thatFewPlacesAreLeftIsSaidWhereFewAreLeft() {
        String challenge = given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .body("""
                        {"name": "Walks %s", "kind": "habit_completed", "goalDays": 3, "places": 5, "startsAt": "%s", "expiresAt": "%s"}
                        """.formatted(
                                UUID.randomUUID().toString().substring(0, 8),
                                Instant.now().minusSeconds(60),
                                Instant.now().plusSeconds(3600)))
                .post("/challenges")
                .then()
                .statusCode(200)
                .extract()
                .path("challengeId");
        Stream.generate(world::somebody)
                .limit(3)
                .forEach(user -> join(challenge, user).statusCode(204));
        ask(world.somebody())
                .body("proofType", contains("community_challenge"))
                .body("[0].scarcityFactor", nullValue());
        join(challenge, world.somebody()).statusCode(204);

        var user = world.somebody();
        ask(user).body("[0].scarcityFactor", equalTo("1 of 5 places are free")).body("[0].counted", equalTo(1));
        assertThat(aboutKindOf(user)).isEqualTo("habit_completed");
    }

    private String aboutKindOf(UUID user) {
        return world.database()
                .value(String.class, "select about_kind from social_proof_triggers where user_id = ?", user);
    }

    @Test
    void threePlacesAreTakenThreeTimesByTwentyAtOnce() throws Exception {
        String challenge = given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .body("""
                        {"name": "Walks %s", "kind": "habit_completed", "goalDays": 3, "places": 3, "startsAt": "%s", "expiresAt": "%s"}
                        """.formatted(
                                UUID.randomUUID(),
                                Instant.now().minusSeconds(60),
                                Instant.now().plusSeconds(3600)))
                .post("/challenges")
                .then()
                .statusCode(200)
                .extract()
                .path("challengeId");
        var people = Stream.generate(UUID::randomUUID).limit(20).toList();
        world.database().update("""
                insert into user_profile (user_id, first_name, timezone, language, birth_date, updated_at)
                select id, 'Marta', 'Etc/UTC', 'en', '1980-05-01', now() from unnest(?) id
                """, (Object) people.toArray(UUID[]::new));

        List<Integer> answers;
        try (var threads = Executors.newFixedThreadPool(20)) {
            answers = threads
                    .invokeAll(people.stream()
                            .<Callable<Integer>>map(user ->
                                    () -> join(challenge, user).extract().statusCode())
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(answers).hasSize(20).containsOnly(204, 409);
        assertThat(answers.stream().filter(status -> status == 204)).hasSize(3);
        assertThat(world.database()
                        .count("select taken::bigint from challenges where id = ?", UUID.fromString(challenge)))
                .isEqualTo(3);
        assertThat(world.database()
                        .count(
                                "select count(*) from challenge_places where challenge_id = ?",
                                UUID.fromString(challenge)))
                .isEqualTo(3);
    }

    @Test
    void nobodyInQuietOrWithoutIsTold() {
        others(40, "lesson_done", today());
        count();
        var without = world.somebody();
        world.database()
                .update("insert into mechanic_opt_outs (user_id, mechanic) values (?, 'social_proof')", without);
        var quiet = world.somebody();
        world.hear(world.crisis(quiet, Instant.now(), Instant.now().plus(Duration.ofHours(72))));
        var held = world.known(world.userInHoldout(), World.day(), GROWN_UP, false, Channel.SMS);

        ask(without).body("$", empty());
        ask(quiet).body("$", empty());
        ask(held).body("$", empty());
    }

    private static LocalDate today() {
        return UserDay.of(Instant.now(), ZoneId.of(World.day()));
    }

    private void others(int people, String metric, LocalDate day) {
        world.database()
                .update(
                        "insert into user_outcome_metrics (user_id, day, metric, value, updated_at)"
                                + " select gen_random_uuid(), ?, ?, 1, now() from generate_series(1, ?)",
                        day,
                        metric,
                        people);
    }

    private void did(UUID user, String metric) {
        world.database()
                .update(
                        "insert into user_outcome_metrics (user_id, day, metric, value, updated_at) values (?, ?, ?, 1, now())",
                        user,
                        today(),
                        metric);
    }

    private void active(UUID user, LocalDate day, int times) {
        world.database()
                .update(
                        "insert into user_outcome_metrics (user_id, day, metric, value, updated_at) values (?, ?, 'active', ?, now())",
                        user,
                        day,
                        times);
    }

    private static ValidatableResponse ask(UUID user) {
        return given().auth()
                .oauth2(Tokens.user(user))
                .post("/users/{id}/social-proof", user)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse join(String challenge, UUID user) {
        return given().auth()
                .oauth2(Tokens.service())
                .put("/challenges/{challenge}/places/{user}", challenge, user)
                .then();
    }
}
