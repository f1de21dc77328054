package dev.heartline.engagement.explain;

import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ExplanationTest {

    private final World world = new World();

    @Test
    void aUserIsToldInPlainWordsWhyARewardCame() {
        var user = world.somebody();
        world.decide(world.call(user).event());
        world.decide(world.drawing(world.call(user).event(), u -> u < 0.08));
        var reward = latest("dopamine_triggers", user);

        explain(Tokens.user(user), "rewards", reward)
                .statusCode(200)
                .body("whyThis", startsWith("Chance decided, and it was in your favour. How it looks was drawn"))
                .body("whyNow", containsString("after your call"))
                .body(
                        "odds",
                        startsWith("The chance that anything came was about 1 in 12, at try 1 since the last time"))
                .body("mechanic", equalTo("surprise_rewards"))
                .body("details", nullValue());
        explain(Tokens.user(UUID.randomUUID()), "rewards", reward).statusCode(403);
        explain(Tokens.operator(), "rewards", UUID.randomUUID()).statusCode(404);
    }

    @Test
    void anOperatorCanComputeItAgain() {
        var user = world.somebody();
        world.decide(world.call(user).event());

        explain(Tokens.operator(), "rewards", latest("dopamine_triggers", user))
                .statusCode(200)
                .body("odds", equalTo("It came for certain: chance had no say in whether."))
                .body("details.policyVersion", equalTo("rewards-3"))
                .body("details.reason", equalTo("first_coaching_call"))
                .body("details.features", hasEntry("same_within_hour", 0))
                .body("details.features", hasEntry("first_call", true))
                .body("details.propensities", hasKey("coach_celebration/medium"));
    }

    private UUID latest(String table, UUID user) {
        return (UUID) world.database()
                .row("select id from " + table + " where user_id = ? order by created_at desc limit 1", user)
                .get("id");
    }

    private static ValidatableResponse explain(String token, String what, UUID id) {
        return given().auth()
                .oauth2(token)
                .get("/{what}/{id}/explanation", what, id)
                .then();
    }
}
