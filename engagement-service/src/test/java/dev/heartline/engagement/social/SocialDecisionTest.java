package dev.heartline.engagement.social;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.engagement.testing.World;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/** Whether somebody was told of others, and why or why not, stands in the decision log. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SocialDecisionTest {

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
    void whatWasToldIsLoggedAndExplained() {
        var user = world.somebody();
        fortyDidALesson();

        String proof = ask(user).body("$", hasSize(1)).extract().path("[0].proofId");

        var decision = decisionsOf(user).getFirst();
        assertThat(decision)
                .containsEntry("action", "social_proof")
                .containsEntry("gate_verdict", "passed")
                .containsEntry("reason", "proof_chosen")
                .containsEntry("policy_version", "social-1")
                .containsEntry("chosen_arm", "others_achieving")
                .containsEntry("chance", 1.0);
        assertThat(decision.get("propensities")).hasToString("{\"others_achieving\": 1.0}");
        assertThat(world.database().row("select decision_id from social_proof_triggers where user_id = ?", user))
                .containsEntry("decision_id", decision.get("id"));
        assertThat(world.database().count("select count(*) from next_day_outcomes where user_id = ?", user))
                .as("of the day after rewards")
                .isZero();

        explain(Tokens.user(user), proof)
                .statusCode(200)
                .body("whyThis", startsWith("At least 11 other people did it on that day"))
                .body("whyNow", startsWith("Your app asked for something to show after 1"))
                .body("odds", startsWith("It came for certain: nothing else could be told"))
                .body("mechanic", equalTo("social_proof"))
                .body("details", nullValue());
        explain(Tokens.operator(), proof)
                .body("details.policyVersion", equalTo("social-1"))
                .body("details.eligible", contains("others_achieving"))
                .body("details.features", hasEntry("most_people_today", 40));
        explain(Tokens.user(UUID.randomUUID()), proof).statusCode(403);
        explain(Tokens.operator(), UUID.randomUUID().toString()).statusCode(404);
        given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{id}/decisions", user)
                .then()
                .statusCode(200)
                .body("[0].action", equalTo("social_proof"))
                .body("[0].why", equalTo("There was something about others that is true and may encourage you."));
    }

    /** However often the host asks. */
    @Test
    void thatThereWasNothingToTellIsLoggedOnceADayAndCertain() {
        var user = world.somebody();

        ask(user).body("$", empty());
        ask(user).body("$", empty());

        var decisions = decisionsOf(user);
        assertThat(decisions).hasSize(1);
        assertThat(decisions.getFirst())
                .containsEntry("gate_verdict", "passed")
                .containsEntry("reason", "nothing_to_tell")
                .containsEntry("chosen_arm", null)
                .containsEntry("chance", 0.0);
        assertThat(decisions.getFirst().get("propensities")).hasToString("{\"nothing\": 1.0}");

        fortyDidALesson();
        ask(user).body("$", hasSize(1));
        assertThat(decisionsOf(user))
                .extracting(decision -> decision.get("reason"))
                .containsExactly("nothing_to_tell", "proof_chosen");
    }

    @ParameterizedTest
    @CsvSource({
        "opted out, mechanic_opted_out",
        "wants no rewards, opted_out",
        "quiet, distress_quiet",
        "held out, holdout",
        "told, daily_limit"
    })
    void whyNothingWasToldIsLoggedOnceADay(String what, String reason) {
        var user = what.equals("held out")
                ? world.known(world.userInHoldout(), World.day(), LocalDate.of(1980, 5, 1), false, Channel.SMS)
                : world.somebody();
        fortyDidALesson();
        switch (what) {
            case "opted out" ->
                world.database()
                        .update("insert into mechanic_opt_outs (user_id, mechanic) values (?, 'social_proof')", user);
            case "wants no rewards" ->
                world.database().update("update user_profile set rewards_opt_out = true where user_id = ?", user);
            case "quiet" ->
                world.database()
                        .update(
                                "insert into distress_quiet (user_id, began_at, quiet_until) values (?, now(), now() + interval '3 days')",
                                user);
            case "told" ->
                world.database()
                        .update(
                                "insert into social_proof_triggers (id, user_id, proof_type, message)"
                                        + " values (gen_random_uuid(), ?, 'leaderboard', 'x')",
                                user);
            default -> {}
        }

        ask(user).body("$", empty());
        ask(user).body("$", empty());

        assertThat(decisionsOf(user))
                .singleElement()
                .satisfies(decision -> assertThat(decision)
                        .containsEntry("gate_verdict", "refused")
                        .containsEntry("reason", reason)
                        .containsEntry("chosen_arm", null));
        assertThat(world.database().count("select count(*) from next_day_outcomes where user_id = ?", user))
                .isZero();
    }

    @Test
    void ofWhomNobodyKnowsNothingIsWritten() {
        var nobody = world.userOutsideHoldout();

        ask(nobody).body("$", empty());

        assertThat(world.tablesWith(nobody.toString())).isEmpty();
    }

    private void fortyDidALesson() {
        world.database()
                .update(
                        "insert into user_outcome_metrics (user_id, day, metric, value, updated_at)"
                                + " select gen_random_uuid(), ?, 'lesson_done', 1, now() from generate_series(1, 40)",
                        UserDay.of(Instant.now(), ZoneId.of(World.day())));
        pool.withTransaction(connection -> people.refresh(connection, Instant.now()))
                .await()
                .indefinitely();
    }

    private List<Map<String, Object>> decisionsOf(UUID user) {
        return world.database().rows("select * from reward_decisions where user_id = ? order by decided_at", user);
    }

    private static ValidatableResponse ask(UUID user) {
        return given().auth()
                .oauth2(Tokens.user(user))
                .post("/users/{id}/social-proof", user)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse explain(String token, String proof) {
        return given().auth()
                .oauth2(token)
                .get("/social-proof/{id}/explanation", proof)
                .then();
    }
}
