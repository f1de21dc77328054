package dev.heartline.engagement.social;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.engagement.testing.World;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ChallengeProgressTest {

    /** It began ten days ago and goes on for as long. */
    private static final Instant START =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(10, ChronoUnit.DAYS);

    private static final LocalDate FIRST_DAY = LocalDate.ofInstant(START, ZoneOffset.UTC);

    @Inject
    ChallengeStandings standings;

    @Inject
    Pool pool;

    private final World world = new World();

    @BeforeEach
    @AfterEach
    void nobodyElseIsInTheWay() {
        world.countNobodyElse();
    }

    @Test
    void howFarSomebodyIsIsCountedByTheirDaysWhileItRuns() {
        var user = world.somebody();
        var challenge = challenge("habit_completed", 3, 20, List.of(user));
        did(user, "habit_completed", "walk", 1, START.plusSeconds(3600));
        did(user, "habit_completed", "swim", 1, START.plusSeconds(7200));
        did(user, "habit_completed", "walk", 2, START.plusSeconds(90_000));
        did(user, "habit_completed", "fasting", 3, START.plusSeconds(180_000));
        did(user, "food_logged", "lunch", 4, START.plusSeconds(270_000));
        did(user, "habit_completed", "walk", -1, START.minusSeconds(3600));
        did(UUID.randomUUID(), "habit_completed", "walk", 5, START.plusSeconds(360_000));

        progress(challenge, user)
                .statusCode(200)
                .body("goalDays", equalTo(3))
                .body("daysDone", equalTo(2))
                .body("reached", equalTo(false))
                .body("places", equalTo(20))
                .body("free", equalTo(19))
                .body("together", nullValue());

        did(user, "habit_completed", null, 6, START.plusSeconds(450_000));
        progress(challenge, user).body("daysDone", equalTo(3)).body("reached", equalTo(true));
        world.database().update("update challenges set starts_at = starts_at - interval '1 day'");
        progress(challenge, user).body("daysDone", equalTo(4));
    }

    /** Nobody counts for more than the goal, and a habit of eating less for nothing. */
    @Test
    void howFarAllAreTogetherIsCountedByTheHour() {
        var people = people(14);
        var user = people.getFirst();
        var challenge = challenge("habit_completed", 2, 20, people);
        IntStream.range(0, 5).forEach(day -> did(people.get(1), "habit_completed", "walk", day, at(day)));
        IntStream.range(0, 2).forEach(day -> did(people.get(2), "habit_completed", "walk", day, at(day)));
        IntStream.range(0, 2).forEach(day -> did(people.get(3), "habit_completed", "fasting", day, at(day)));
        did(user, "habit_completed", null, 1, at(1));
        without(people.get(13));

        count();

        progress(challenge, user)
                .body("daysDone", equalTo(1))
                .body("together.people", equalTo(13))
                .body("together.daysDone", equalTo(5))
                .body("together.daysToDo", equalTo(26))
                .body("together.reached", equalTo(2))
                .body("together.countedAt", notNullValue());
    }

    /** A lesson may be called what a habit of eating less is called. */
    @Test
    void onlyHabitsAreLookedAtForEatingLess() {
        var people = people(12);
        var challenge = challenge("lesson_done", 2, 20, people);
        did(people.getFirst(), "lesson_done", "healthy weight", 1, at(1));

        count();

        progress(challenge, people.getFirst()).body("daysDone", equalTo(1)).body("together.daysDone", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({"12, true", "11, false", "1, false"})
    void ofFewNothingIsToldTogether(int taking, boolean told) {
        var people = people(taking);
        var challenge = challenge("check_in", 3, 20, people);

        count();

        progress(challenge, people.getFirst()).statusCode(200).body("together", told ? notNullValue() : nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"opted out", "wants no rewards", "quiet", "held out"})
    void whoIsNotToldOfOthersSeesTheirOwn(String why) {
        var user = why.equals("held out")
                ? world.known(world.userInHoldout(), World.day(), LocalDate.of(1980, 5, 1), false, Channel.SMS)
                : world.somebody();
        var challenge = challenge(
                "check_in",
                3,
                30,
                Stream.concat(Stream.of(user), people(20).stream()).toList());
        did(user, "check_in", null, 1, at(1));
        count();
        switch (why) {
            case "opted out" -> without(user);
            case "wants no rewards" ->
                world.database().update("update user_profile set rewards_opt_out = true where user_id = ?", user);
            case "quiet" ->
                world.database()
                        .update(
                                "insert into distress_quiet (user_id, began_at, quiet_until) values (?, now(), now() + interval '3 days')",
                                user);
            default -> {}
        }

        progress(challenge, user).statusCode(200).body("daysDone", equalTo(1)).body("together", nullValue());
    }

    @Test
    void placesRunOutHoweverManyComeAtOnce() throws Exception {
        var people = people(20);
        var challenge = challenge("check_in", 3, 3, List.of());

        List<Integer> answers;
        try (var threads = Executors.newFixedThreadPool(20)) {
            answers = threads
                    .invokeAll(people.stream()
                            .<Callable<Integer>>map(user -> () -> given().auth()
                                    .oauth2(Tokens.user(user))
                                    .put("/challenges/{challenge}/places/{user}", challenge, user)
                                    .statusCode())
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }

        var taken = IntStream.range(0, 20)
                .filter(number -> answers.get(number) == 204)
                .mapToObj(people::get)
                .toList();
        assertThat(taken).hasSize(3);
        taken.forEach(user -> progress(challenge, user).statusCode(200).body("free", equalTo(0)));
        people.stream()
                .filter(user -> !taken.contains(user))
                .forEach(user -> progress(challenge, user).statusCode(404));

        given().auth()
                .oauth2(Tokens.user(taken.getFirst()))
                .delete("/challenges/{challenge}/places/{user}", challenge, taken.getFirst())
                .then()
                .statusCode(204);
        progress(challenge, taken.getLast()).body("free", equalTo(1));
        progress(challenge, taken.getFirst()).statusCode(404);
    }

    @Test
    void nobodySeesHowFarAnotherIs() {
        var user = world.somebody();
        var challenge = challenge("check_in", 3, 20, List.of(user));

        given().auth()
                .oauth2(Tokens.user(UUID.randomUUID()))
                .get("/challenges/{challenge}/places/{user}", challenge, user)
                .then()
                .statusCode(403);
        progress(UUID.randomUUID(), user).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Skip dinner", "One meal a day", "Fasting together"})
    void noChallengeIsForEatingLess(String name) {
        given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .body("""
                        {"name": "%s", "kind": "habit_completed", "goalDays": 3, "places": 2, "startsAt": "%s", "expiresAt": "%s"}
                        """.formatted(name, START, START.plus(20, ChronoUnit.DAYS)))
                .post("/challenges")
                .then()
                .statusCode(400);
    }

    private static Instant at(int day) {
        return START.plus(day, ChronoUnit.DAYS).plusSeconds(60);
    }

    /** With somebody in it already. */
    private UUID challenge(String kind, int goalDays, int places, List<UUID> people) {
        var challenge = UUID.randomUUID();
        world.database()
                .update(
                        "insert into challenges (id, name, kind, goal_days, places, taken, starts_at, expires_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz)",
                        challenge,
                        "Test " + challenge,
                        kind,
                        goalDays,
                        places,
                        people.size(),
                        START.toString(),
                        START.plus(20, ChronoUnit.DAYS).toString());
        world.database()
                .update(
                        "insert into challenge_places (challenge_id, user_id, joined_at) select ?, id, now() from unnest(?) id",
                        challenge,
                        people.toArray(UUID[]::new));
        return challenge;
    }

    /** Known, grown up, and outside of the holdout. */
    private List<UUID> people(int many) {
        var people = Stream.generate(world::userOutsideHoldout).limit(many).toList();
        world.database().update("""
                insert into user_profile (user_id, first_name, timezone, language, birth_date, updated_at)
                select id, 'Marta', 'Etc/UTC', 'en', '1980-05-01', now() from unnest(?) id
                """, (Object) people.toArray(UUID[]::new));
        return people;
    }

    private void did(UUID user, String kind, String subject, int day, Instant at) {
        world.database()
                .update(
                        "insert into behavior_events (id, user_id, kind, subject, occurred_at, zone, streak_day)"
                                + " values (gen_random_uuid(), ?, ?, ?, ?::timestamptz, 'Etc/UTC', ?)",
                        user,
                        kind,
                        subject,
                        at.toString(),
                        FIRST_DAY.plusDays(day));
    }

    private void without(UUID user) {
        world.database().update("insert into mechanic_opt_outs (user_id, mechanic) values (?, 'social_proof')", user);
    }

    private void count() {
        pool.withTransaction(connection -> standings.refresh(connection, Instant.now()))
                .await()
                .indefinitely();
    }

    private static ValidatableResponse progress(UUID challenge, UUID user) {
        return given().auth()
                .oauth2(Tokens.user(user))
                .get("/challenges/{challenge}/places/{user}", challenge, user)
                .then();
    }
}
