package dev.heartline.engagement.version;

import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PolicyVersionsTest {

    private final World world = new World();

    @AfterEach
    void asConfigured() {
        world.database().update("delete from policy_changes");
    }

    @Test
    void withoutAWordOfAnOperatorItIsAsConfigured() {
        given().auth()
                .oauth2(Tokens.operator())
                .get("/policies")
                .then()
                .statusCode(200)
                .body("area", contains("rewards", "hooks"))
                .body("active", contains("rewards-3", "hooks-1"))
                .body("shadow", contains(nullValue(), nullValue()))
                .body("versions[0]", hasItems("rewards-2", "rewards-even-1"));
        given().auth()
                .oauth2(Tokens.operator())
                .post("/policies/rewards/rollback")
                .then()
                .statusCode(409);
    }

    @Test
    void aShadowIsLoggedBesideWhatIsDoneAndDoesNothing() {
        change("{\"active\": \"rewards-3\", \"shadow\": \"rewards-even-1\"}").statusCode(200);
        var user = withBadge();
        var call = world.drawing(world.call(user).event(), u -> u < 0.08);

        world.decide(call);

        var decision = world.decisionOn(call);
        var shadow = World.parse(decision.get("shadow_propensities").toString());
        assertThat(decision)
                .containsEntry("policy_version", "rewards-3")
                .containsEntry("shadow_version", "rewards-even-1");
        assertThat(shadow).hasSize(13);
        assertThat(shadow.get("confetti/large").asDouble()).isEqualTo(0.084744 / 12);
        assertThat(decision.get("shadow_arm").toString()).contains("/");
        assertThat(world.database().count("select count(*) from dopamine_triggers where user_id = ?", user))
                .isEqualTo(2);
    }

    @Test
    void aRollbackHoldsFromTheNextDecisionOn() {
        change("{\"active\": \"rewards-even-1\"}").statusCode(200).body("since", notNullValue());
        var user = withBadge();
        assertThat(versionOfTheLatest(user)).isEqualTo("rewards-even-1");

        given().auth()
                .oauth2(Tokens.operator())
                .post("/policies/rewards/rollback")
                .then()
                .statusCode(200)
                .body("active", equalTo("rewards-3"));

        world.decide(world.call(user).event());
        assertThat(versionOfTheLatest(user)).isEqualTo("rewards-3");
    }

    @Test
    void whatNobodyKnowsIsRefused() {
        change("{\"active\": \"rewards-9\"}").statusCode(400);
        change("{\"active\": \"rewards-3\", \"shadow\": \"rewards-3\"}").statusCode(400);
        change("{\"shadow\": \"rewards-3\"}").statusCode(400);
    }

    @Test
    void aShadowIsEvaluatedByTheLogOfWhoDecided() {
        // Confetti is engaged with on 3 of 10, sounds on 1 of 10, in both halves of the log; the shadow takes confetti
        // four times in
        // five: 0.26. Half of them were earned, half won in a draw. Those of the last hour are too young to count.
        world.database().update("""
                with told as (
                  select n, gen_random_uuid() as id, case when n % 4 < 2 then 'confetti/small' else 'sound_effect/small' end as arm,
                    n >= 4000 or (n / 4) % 10 < case when n % 4 < 2 then 3 else 1 end as engaged,
                    n / 40 % 2 = 0 as earned,
                    case when n < 4000 then now() - interval '200 days' - n * interval '1 second'
                         else now() - interval '1 hour' end as at
                  from generate_series(0, 4099) n
                ), decided as (
                  insert into reward_decisions (id, user_id, event_id, action, source_type, source_id, policy_version,
                    gate_verdict, reason, eligible_arms, propensities, posteriors, chosen_arm, chance, action_at, decided_at,
                    shadow_version, shadow_propensities)
                  select id, gen_random_uuid(), gen_random_uuid(), 'level_up', 'behavior', gen_random_uuid(), 'rewards-3',
                    'passed', 'level_reached', array['confetti/small', 'sound_effect/small'],
                    case when earned then '{"confetti/small": 0.5, "sound_effect/small": 0.5}'::jsonb
                         else '{"confetti/small": 0.05, "sound_effect/small": 0.05, "nothing": 0.9}' end,
                    '{}', arm, 1, at, at, 'rewards-2',
                    case when earned then '{"confetti/small": 0.8, "sound_effect/small": 0.2}'::jsonb
                         else '{"confetti/small": 0.08, "sound_effect/small": 0.02, "nothing": 0.9}' end
                  from told returning id, user_id
                )
                insert into dopamine_triggers (id, user_id, decision_id, trigger_type, trigger_name, reward_type,
                  reward_intensity, message, channels, delivered_at, delay_from_action_seconds, user_engaged)
                select gen_random_uuid(), d.user_id, d.id, 'level_up', 'level_reached', 'confetti', 'small', 'x', '{in_app}',
                  now(), 0, t.engaged
                from decided d join told t using (id)
                """);

        evaluation("rewards-2", 90)
                .body("verdict", equalTo(false))
                .body("refusals", hasItem("the log is worth fewer than 1,000 rows for this question"));
        evaluation("rewards-2", 300)
                .body("verdict", equalTo(true))
                .body("rows", equalTo(4000))
                .body("done.toDouble()", closeTo(0.2, 1e-6))
                .body("ips.toDouble()", closeTo(0.26, 1e-6))
                .body("snips.toDouble()", closeTo(0.26, 1e-6))
                .body("dr.toDouble()", closeTo(0.26, 1e-6));
        world.database()
                .update("delete from dopamine_triggers where decision_id in"
                        + " (select id from reward_decisions where shadow_version = 'rewards-2')");
        world.database().update("delete from reward_decisions where shadow_version = 'rewards-2'");
    }

    @Test
    void hooksAreDecidedByAnotherVersionUntilThatIsRolledBack() {
        change("hooks", "{\"active\": \"hooks-1\", \"shadow\": \"hooks-even-1\"}")
                .statusCode(200)
                .body("area", equalTo("hooks"))
                .body("active", equalTo("hooks-1"))
                .body("shadow", equalTo("hooks-even-1"));
        change("hooks", "{\"active\": \"hooks-even-1\"}")
                .statusCode(200)
                .body("active", equalTo("hooks-even-1"))
                .body("shadow", nullValue());

        given().auth()
                .oauth2(Tokens.operator())
                .post("/policies/hooks/rollback")
                .then()
                .statusCode(200)
                .body("active", equalTo("hooks-1"))
                .body("shadow", nullValue());

        given().auth()
                .oauth2(Tokens.operator())
                .get("/policies")
                .then()
                .body("find { it.area == 'hooks' }.active", equalTo("hooks-1"))
                .body("find { it.area == 'rewards' }.active", equalTo("rewards-3"));
        change("hooks", "{\"active\": \"rewards-3\"}").statusCode(400);
        change("hooks", "{\"active\": \"hooks-1\", \"shadow\": \"hooks-1\"}").statusCode(400);
    }

    /**
     * Three in ten come back with a hook and one in ten without, one hook in two rounds: 0.2. The shadow tells one in four times of five:
     * 0.26. What may never have arrived, and what is not settled yet, doesn't count.
     */
    @Test
    void aShadowOfHooksIsEvaluatedByTheLogOfWhoDecided() {
        world.database().update("""
                with told as (
                  select n, gen_random_uuid() as id, n % 4 < 2 as hooked, (n / 4) % 10 < case when n % 4 < 2 then 3 else 1 end as returned,
                    now() - interval '200 days' - n * interval '1 second' as at
                  from generate_series(0, 4199) n
                ), decided as (
                  insert into reward_decisions (id, user_id, event_id, action, source_type, source_id, policy_version,
                    gate_verdict, reason, eligible_arms, propensities, posteriors, chosen_arm, chance, action_at, decided_at,
                    shadow_version, shadow_propensities)
                  select id, gen_random_uuid(), gen_random_uuid(), 'hook', 'behavior', gen_random_uuid(), 'hooks-1',
                    'passed', case when hooked then 'hook_chosen' else 'no_hook_chosen' end, array['streak_at_risk'],
                    '{"streak_at_risk": 0.5, "nothing": 0.5}', '{}', case when hooked then 'streak_at_risk' end, 1, at, at,
                    'hooks-even-1', '{"streak_at_risk": 0.8, "nothing": 0.2}'
                  from told returning id, user_id
                )
                insert into hook_rounds (decision_id, user_id, decided_at, returned, settled_at, unseen)
                select d.id, d.user_id, t.at, t.returned or n >= 4000,
                  case when n < 4100 then t.at + interval '1 day' end, n >= 4000 and n < 4100
                from decided d join told t using (id)
                """);

        evaluation("hooks", "hooks-even-1", 90).body("verdict", equalTo(false)).body("rows", equalTo(0));
        evaluation("hooks", "hooks-even-1", 300)
                .body("verdict", equalTo(true))
                .body("rows", equalTo(4000))
                .body("done.toDouble()", closeTo(0.2, 1e-6))
                .body("ips.toDouble()", closeTo(0.26, 1e-6))
                .body("snips.toDouble()", closeTo(0.26, 1e-6))
                .body("dr.toDouble()", closeTo(0.26, 1e-6));
        given().auth()
                .oauth2(Tokens.operator())
                .queryParam("version", "rewards-3")
                .get("/policies/hooks/evaluation")
                .then()
                .statusCode(400);
        world.database()
                .update("delete from hook_rounds where decision_id in"
                        + " (select id from reward_decisions where shadow_version = 'hooks-even-1'"
                        + " and decided_at < now() - interval '100 days')");
        world.database()
                .update("delete from reward_decisions where shadow_version = 'hooks-even-1'"
                        + " and decided_at < now() - interval '100 days'");
    }

    private static ValidatableResponse evaluation(String version, int days) {
        return evaluation("rewards", version, days);
    }

    private static ValidatableResponse evaluation(String area, String version, int days) {
        return given().auth()
                .oauth2(Tokens.operator())
                .queryParam("version", version)
                .queryParam("days", days)
                .get("/policies/{area}/evaluation", area)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse change(String to) {
        return change("rewards", to);
    }

    private static ValidatableResponse change(String area, String to) {
        return given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .body(to)
                .put("/policies/{area}", area)
                .then();
    }

    private UUID withBadge() {
        var user = world.somebody();
        world.decide(world.call(user).event());
        return user;
    }

    private Object versionOfTheLatest(UUID user) {
        return world.database()
                .row(
                        "select policy_version from reward_decisions where user_id = ? order by decided_at desc limit 1",
                        user)
                .get("policy_version");
    }
}
