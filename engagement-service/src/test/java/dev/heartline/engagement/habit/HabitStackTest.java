package dev.heartline.engagement.habit;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.testing.Doing;
import dev.heartline.engagement.testing.World;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HabitStackTest {

    private final World world = new World();

    /** On one of two days the walk came after the coffee, on the other before it. */
    @Test
    void howOftenOneFollowedTheOtherIsCounted() {
        var user = world.somebody();
        put(user, "walk", "coffee").statusCode(204);
        var noon = Instant.now().minus(Duration.ofDays(1));
        done(user, "coffee", noon);
        done(user, "walk", noon.plusSeconds(60));
        done(user, "walk", noon.minus(Duration.ofDays(1)));
        done(user, "coffee", noon.minus(Duration.ofDays(1)).plusSeconds(60));
        world.settle(EventType.BEHAVIOR_RECORDED, user);

        stacks(user)
                .body("habit", contains("walk"))
                .body("after", contains("coffee"))
                .body("chances", contains(2))
                .body("followed", contains(1));
        put(user, "walk", "lunch").statusCode(204);
        stacks(user).body("after", contains("lunch")).body("chances", contains(0));
        given().auth()
                .oauth2(Tokens.user(user))
                .delete("/users/{id}/habit-stacks/{habit}", user, "walk")
                .then()
                .statusCode(204);
        stacks(user).body("$", empty());
    }

    @Test
    void nothingComesAfterItselfAndNothingIsKeptOfStrangers() {
        var user = world.somebody();

        put(user, "walk", " walk ").statusCode(400);
        put(user, "walk", "").statusCode(400);
        put(UUID.randomUUID(), "walk", "coffee").statusCode(404);
        given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{id}/habit-stacks", UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    @Test
    void aHundredAreKeptAndNoMore() {
        var user = world.somebody();
        world.database()
                .update(
                        "insert into habit_stacks (user_id, habit, after_habit, set_at)"
                                + " select ?, 'habit ' || n, 'coffee', now() from generate_series(1, 99) n",
                        user);

        put(user, "walk", "coffee").statusCode(204);
        put(user, "run", "coffee").statusCode(409);
        put(user, "walk", "lunch").statusCode(204);
        stacks(user).body("$", hasSize(100));
        given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{id}/habit-stacks?limit=2", user)
                .then()
                .body("$", hasSize(2));
    }

    private void done(UUID user, String habit, Instant at) {
        world.send(Doing.of(user, BehaviorKind.HABIT_COMPLETED, habit, at));
    }

    private static ValidatableResponse stacks(UUID user) {
        return given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{id}/habit-stacks", user)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse put(UUID user, String habit, String after) {
        return given().auth()
                .oauth2(Tokens.service())
                .contentType(ContentType.JSON)
                .body("{\"after\": \"%s\"}".formatted(after))
                .put("/users/{id}/habit-stacks/{habit}", user, habit)
                .then();
    }
}
