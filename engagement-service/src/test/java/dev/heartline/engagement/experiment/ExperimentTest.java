package dev.heartline.engagement.experiment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.engagement.testing.World;
import dev.heartline.events.EventType;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.oneOf;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ExperimentTest {

    private static final LocalDate GROWN_UP = LocalDate.of(1980, 5, 1);

    @Inject
    ExperimentLoop loop;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry registry;

    private final World world = new World();
    private final String name = "experiment-" + UUID.randomUUID();

    @Test
    void whoMeetsItGetsAlwaysTheSameAndIsNotedOnce() {
        start(0.5).statusCode(200);
        var user = world.somebody();

        var first = meet(user)
                .statusCode(200)
                .body("variant", oneOf("before", "after"))
                .extract()
                .path("variant");
        meet(user).body("variant", equalTo(first));

        assertThat(world.database()
                        .row(
                                "select variant, exposed_on is not null as on_a_day from experiment_exposures where user_id = ?",
                                user))
                .containsEntry("variant", first)
                .containsEntry("on_a_day", true);
        meet(UUID.randomUUID()).statusCode(404);
    }

    /** As after a change of the draw key, by which they would stand elsewhere now. */
    @Test
    void whatSomebodyMetFirstIsWhatTheyGoOnMeeting() {
        start(0.5);
        var user = world.somebody();
        String first = meet(user).extract().path("variant");
        String other = first.equals("before") ? "after" : "before";
        world.database().update("update experiment_exposures set variant = ? where user_id = ?", other, user);

        meet(user).body("variant", equalTo(other));
    }

    @Test
    void whoWantsNoRewardsAtAllAnyMoreIsSeenByTheGuardrail() {
        var experiment = UUID.fromString(start(0.5).extract().path("experimentId"));
        var leaves = world.somebody();
        var neverWanted = world.known(world.userOutsideHoldout(), World.day(), GROWN_UP, true);
        met(experiment, "after", leaves);
        met(experiment, "after", neverWanted);

        world.known(leaves, World.day(), GROWN_UP, true);
        world.settle(EventType.USER_PROFILE, leaves);
        world.database()
                .update(
                        "update user_outcome_metrics set day = current_date - 9 where metric = 'opt_outs' and user_id = ?",
                        leaves);

        results()
                .body("comparisons.find { it.measure == 'opted_out' }.mean.toDouble()", closeTo(0.5, 1e-9))
                .body("comparisons.find { it.measure == 'opted_out' }.guardrail", equalTo(true));
    }

    /** Some of their seven days were no longer under their variant. */
    @Test
    void whoMetItShortlyBeforeItWasStoppedDoesNotCount() {
        var experiment = UUID.fromString(start(0.5).extract().path("experimentId"));
        exposed(experiment, "before", 500, 100, 0);
        exposed(experiment, "after", 500, 100, 0);
        results().body("comparisons.find { it.measure == 'active_next_day' }.upper", lessThan(1f));

        world.database()
                .update(
                        "update ai_experiments set status = 'stopped', stop_reason = 'operator', stopped_at = now() - interval '5 days'"
                                + " where id = ?",
                        experiment);

        results()
                .body("comparisons.find { it.measure == 'active_next_day' }.upper", equalTo(1f))
                .body("comparisons.find { it.measure == 'active_next_day' }.lower", equalTo(-1f));
    }

    /** Twelve days ago. */
    private void met(UUID experiment, String variant, UUID user) {
        world.database()
                .update(
                        "insert into experiment_exposures (experiment_id, user_id, variant, exposed_on, exposed_at)"
                                + " values (?, ?, ?, current_date - 12, now() - interval '12 days')",
                        experiment,
                        user,
                        variant);
    }

    @Test
    void variantsAreMetAsTheirSharesSay() {
        start(0.2);
        var people = Stream.generate(UUID::randomUUID).limit(150).toArray(UUID[]::new);
        world.database().update("""
                insert into user_profile (user_id, first_name, timezone, language, birth_date, updated_at)
                select id, 'Marta', 'Etc/UTC', 'en', '1980-05-01', now() from unnest(?) id
                """, (Object) people);

        long after = Arrays.stream(people)
                .filter(user -> meet(user).extract().path("variant").equals("after"))
                .count();

        // 30 are expected; farther off it is once in fifty million times.
        assertThat(after).isBetween(6L, 59L);
    }

    @Test
    void whatCameOfItIsComparedAndMoreHarmStopsIt() {
        var experiment = UUID.fromString(start(0.5).extract().path("experimentId"));
        exposed(experiment, "before", 1500, 600, 15);
        exposed(experiment, "after", 1500, 900, 20);

        results()
                .body("comparisons[0].measure", equalTo("active_next_day"))
                .body("comparisons[0].difference.toDouble()", closeTo(0.2, 1e-6))
                .body("comparisons[0].lower", greaterThan(0f))
                .body("sampleRatioEvidence.toDouble()", closeTo(0, 1));
        judge();
        results().body("experiment.status", equalTo("running"));

        exposed(experiment, "before", 500, 200, 5);
        exposed(experiment, "after", 500, 300, 450);
        judge();

        results().body("experiment.status", equalTo("stopped")).body("experiment.stopReason", equalTo("guardrail"));
        meet(world.somebody()).body("variant", equalTo("before"));
    }

    /** As many of each are expected: some of one kind got lost, and what is left tells nothing. */
    @Test
    void whereOfOneVariantTooFewAreSeenItIsStopped() {
        var experiment = UUID.fromString(start(0.5).extract().path("experimentId"));
        exposed(experiment, "before", 1000, 400, 10);
        exposed(experiment, "after", 980, 392, 10);
        judge();
        assertThat(world.database().row("select status, stop_reason from ai_experiments where id = ?", experiment))
                .containsEntry("status", "running")
                .containsEntry("stop_reason", null);

        exposed(experiment, "before", 500, 200, 5);
        judge();

        assertThat(world.database()
                        .row("select status, stop_reason, stopped_at from ai_experiments where id = ?", experiment))
                .containsEntry("status", "stopped")
                .containsEntry("stop_reason", "sample_ratio")
                .satisfies(row -> assertThat(row.get("stopped_at")).isNotNull());
        meet(world.somebody()).body("variant", equalTo("before"));
    }

    @Test
    void anOperatorCanStopItAndSenseIsRequired() {
        start(0.5);
        start(0.5).statusCode(409);
        given().auth()
                .oauth2(Tokens.operator())
                .put("/experiments/{name}/stopped", name)
                .then()
                .statusCode(200)
                .body("stopReason", equalTo("operator"));
        ask(body("other-" + UUID.randomUUID(), 0.5, "opted_out", "lapsed")).statusCode(400);
        ask(body("other-" + UUID.randomUUID(), 0.7, "active_days", "lapsed").replace("0.7", "0.9"))
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"NaN\"", "NaN", "\"Infinity\"", "1e999", "-0.5", "0", "null"})
    void aShareIsANumberAboveNothing(String share) {
        ask(body(name, 0.5, "active_days", "lapsed")
                        .replace("\"after\", \"share\": 0.5", "\"after\", \"share\": " + share))
                .statusCode(400);
        ask(body(name, 0.5, "active_days", "lapsed").replace("\"share\": 0.5", "\"share\": " + share))
                .statusCode(400);
    }

    @Test
    void whatIsNoVariantOrTooManyGuardrailsIsRefused() {
        ask(body(name, 0.5, "active_days", "lapsed").replace("{\"name\": \"before\", \"share\": 0.5}", "null"))
                .statusCode(400);
        ask(body(name, 0.5, "active_days", "lapsed" + "\", \"lapsed".repeat(10)))
                .statusCode(400);
    }

    /** The transaction of a turn does nothing meanwhile, for which there is a limit. */
    @Test
    void oneIsJudgedAtATimeAndARoundThatAnotherHasEndedIsBegunAnew() {
        start(0.5);
        var now = Instant.now();
        judge(); // stops what is to be stopped
        int running = judge();
        var round = new ExperimentLoop.Round();

        assertThat(running).isPositive();
        for (int i = 0; i < running; i++) {
            assertThat(judgeNext(round, now)).isTrue();
        }
        int left = 0;
        while (judgeNext(round, now.plus(Duration.ofHours(1)))) {
            left++;
        }
        assertThat(left).isEqualTo(running);
    }

    /** Its shares can't be read. */
    @Test
    void oneThatCanNotBeJudgedKeepsNoOtherFromBeingStopped() {
        var poisoned = "poisoned-" + UUID.randomUUID();
        ask(body(poisoned, 0.5, "active_days", "lapsed")).statusCode(200);
        world.database().update("update ai_experiments set shares = '{null,null}' where name = ?", poisoned);
        var before = failures();
        try {
            var experiment = UUID.fromString(start(0.5).extract().path("experimentId"));
            exposed(experiment, "before", 2000, 800, 20);
            exposed(experiment, "after", 2000, 1200, 470);

            judge();

            results().body("experiment.stopReason", equalTo("guardrail"));
            assertThat(failures()).isEqualTo(before + 1);
        } finally {
            world.database().update("delete from ai_experiments where name = ?", poisoned);
        }
    }

    private double failures() {
        return registry.counter("heartline.engagement.experiments.failed").count();
    }

    /** Twelve days ago; so many of them did something on the day after, so many opted out. */
    private void exposed(UUID experiment, String variant, int users, int active, int optedOut) {
        world.database().update("""
                with met as (
                  insert into experiment_exposures (experiment_id, user_id, variant, exposed_on, exposed_at)
                  select ?, gen_random_uuid(), ?, current_date - 12, now() - interval '12 days' from generate_series(1, ?)
                  returning user_id, exposed_on
                ), numbered as (select *, row_number() over () as n from met)
                insert into user_outcome_metrics (user_id, day, metric, value, updated_at)
                select user_id, exposed_on + 1, 'active', 2, now() from numbered where n <= ?
                union all
                select user_id, exposed_on + 3, 'opt_outs', 1, now() from numbered where n <= ?
                """, experiment, variant, users, active, optedOut);
    }

    /** @return how many there were */
    private int judge() {
        var round = new ExperimentLoop.Round();
        var now = Instant.now();
        int judged = 0;
        while (judgeNext(round, now)) {
            judged++;
        }
        return judged;
    }

    private boolean judgeNext(ExperimentLoop.Round round, Instant now) {
        return pool.withTransaction(connection -> loop.judgeNext(connection, round, now))
                .await()
                .indefinitely();
    }

    private ValidatableResponse start(double share) {
        return ask(body(name, share, "active_next_day", "opted_out"));
    }

    private static ValidatableResponse ask(String body) {
        return given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .body(body)
                .post("/experiments")
                .then();
    }

    private static String body(String name, double share, String metric, String guardrail) {
        return """
                {"name": "%s", "hypothesis": "A later reminder brings more people back.",
                 "variants": [{"name": "before", "share": %s}, {"name": "after", "share": %s}],
                 "metric": "%s", "guardrails": ["%s"]}
                """.formatted(name, 1 - share, share, metric, guardrail);
    }

    private ValidatableResponse meet(UUID user) {
        return given().auth()
                .oauth2(Tokens.service())
                .contentType("application/json")
                .body("{\"userId\": \"%s\"}".formatted(user))
                .post("/experiments/{name}/exposures", name)
                .then();
    }

    private ValidatableResponse results() {
        return given().auth()
                .oauth2(Tokens.operator())
                .get("/experiments/{name}/results", name)
                .then()
                .statusCode(200);
    }
}
