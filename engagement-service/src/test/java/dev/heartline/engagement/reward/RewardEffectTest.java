package dev.heartline.engagement.reward;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.engagement.testing.Behaving;
import dev.heartline.engagement.testing.Doing;
import dev.heartline.engagement.testing.World;
import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.CoachMessaged;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.RewardTriggered;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MessageMilestone;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

/** What is done in the app is rewarded by chance, levels are earned, and what comes of it is looked back upon. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RewardEffectTest {

    private static final LocalDate GROWN_UP = LocalDate.of(1980, 5, 1);

    @Inject
    RewardEffects effects;

    @Inject
    RewardEffectLoop loop;

    @Inject
    Pool pool;

    private final World world = new World();

    @ParameterizedTest
    @CsvSource({
        "HABIT_COMPLETED, walk,      streak,      habit_completed",
        "FOOD_LOGGED,     breakfast, logging,     food_logged",
        "LESSON_DONE,     sleep,     achievement, lesson_done",
        "CHECK_IN,        ,          check_in,    app_check_in"
    })
    void eachKindOfDoingHasAScheduleOfItsOwn(BehaviorKind kind, String subject, String category, String trigger) {
        var user = world.somebody();
        var told = Behaving.drawing(user, kind, subject, Instant.now(), u -> u < 0.08);
        // The first lesson is a milestone: what is earned takes the place of chance.
        if (kind == BehaviorKind.LESSON_DONE) {
            tell(Doing.of(user, kind, "another", Instant.now()));
        }

        tell(told);

        assertThat(world.database().row("select * from variable_rewards where user_id = ?", user))
                .containsEntry("reward_category", category)
                .containsEntry("trigger_action", trigger)
                .containsEntry("reward_delivered", true);
        assertThat(world.database()
                        .row(
                                "select trigger_type, channels::text as channels, reward_category from dopamine_triggers"
                                        + " where user_id = ? and trigger_name = ?",
                                user,
                                trigger))
                .isEqualTo(
                        Map.of("trigger_type", "surprise_reward", "channels", "{in_app}", "reward_category", category));
    }

    @Test
    void theSameAgainOnTheSameDayIsNotDrawnOnAgain() {
        var user = world.somebody();
        tell(Behaving.drawing(user, BehaviorKind.FOOD_LOGGED, "breakfast", Instant.now(), u -> u > 0.1));
        tell(Behaving.drawing(user, BehaviorKind.FOOD_LOGGED, "lunch", Instant.now(), u -> u < 0.08));

        assertThat(world.database().count("select count(*) from variable_rewards where user_id = ?", user))
                .isEqualTo(1);
    }

    @Test
    void theFifthDayWithSomethingWorthDoingIsALevelHoweverManyWereMissed() {
        var user = world.somebody();
        for (int daysAgo : List.of(6, 4, 2, 1)) {
            tell(Doing.of(user, BehaviorKind.CHECK_IN, null, Instant.now().minus(Duration.ofDays(daysAgo))));
        }
        tell(Doing.of(user, BehaviorKind.APP_OPENED, null, Instant.now()));
        assertThat(levels(user)).isZero();

        tell(Doing.of(user, BehaviorKind.HABIT_COMPLETED, "walk", Instant.now()));
        tell(Doing.of(user, BehaviorKind.FOOD_LOGGED, "lunch", Instant.now()));

        assertThat(levels(user)).isEqualTo(1);
        assertThat(world.database()
                        .row("select * from dopamine_triggers where user_id = ? and trigger_type = 'level_up'", user))
                .containsEntry("trigger_name", "level_reached");
        given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{id}/level", user)
                .then()
                .statusCode(200)
                .body("level", equalTo(2))
                .body("activeDays", equalTo(5))
                .body("nextAtDays", equalTo(10));
        var decision =
                world.database().row("select * from reward_decisions where user_id = ? and action = 'level_up'", user);
        assertThat(decision).containsEntry("reason", "level_reached").containsEntry("chance", 1.0);
        assertThat(World.parse(decision.get("propensities").toString())).hasSize(12);
    }

    @Test
    void whetherItWasDoneAgainWithinTheHourIsKnownLaterAndOnce() {
        var user = world.somebody();
        var began = Instant.now().minus(Duration.ofMinutes(30));
        tell(Behaving.drawing(user, BehaviorKind.HABIT_COMPLETED, "walk", began, u -> u > 0.1));
        settleRepeats(Instant.now());
        assertThat(repeated(user)).containsExactly((Boolean) null);

        tell(Behaving.drawing(
                user, BehaviorKind.HABIT_COMPLETED, "run", began.plus(Duration.ofMinutes(20)), u -> u > 0.2));
        tell(Doing.of(user, BehaviorKind.HABIT_COMPLETED, " walk ", began.plus(Duration.ofMinutes(25))));
        settleRepeats(Instant.now().plus(Duration.ofHours(3)));
        settleRepeats(Instant.now().plus(Duration.ofHours(3)));

        assertThat(repeated(user)).containsExactly(true, false);
        given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{id}/outcomes", user)
                .then()
                .statusCode(200)
                .body("find { it.metric == 'repeats_within_hour' }.value", equalTo(1f));
    }

    @Test
    void theDayAfterARewardIsComparedWithThatOfTheHoldout() {
        world.database().update("delete from next_day_outcomes where action = 'app_check_in'");
        world.database().update("delete from holdout_days where action = 'app_check_in'");
        heldOut(RewardEffects.FEWEST_HELD_OUT);
        settleNextDays(Instant.now());
        assertThat(world.database().row("select days, done from holdout_days where action = 'app_check_in'"))
                .isEqualTo(Map.of("days", (long) RewardEffects.FEWEST_HELD_OUT, "done", 0L));
        var lively = rewardedFourDaysAgo();
        var quiet = rewardedFourDaysAgo();
        tell(Behaving.drawing(
                lively, BehaviorKind.FOOD_LOGGED, "lunch", Instant.now().minus(Duration.ofDays(2)), u -> u > 0.1));
        settleNextDays(Instant.now().minus(Duration.ofDays(2)));
        assertThat(increased(lively)).isNull();

        world.database()
                .update(
                        "update next_day_outcomes set decided_at = decided_at - interval '4 days' where user_id in (?, ?)",
                        lively,
                        quiet);
        settleNextDays(Instant.now());

        await().untilAsserted(() -> {
            assertThat(increased(lively)).isTrue();
            assertThat(increased(quiet)).isFalse();
        });
        effect().body("findAll { it.action == 'app_check_in' }", hasSize(0));
        world.database()
                .update(
                        "update next_day_outcomes set decided_at = decided_at - interval '20 days' where action = 'app_check_in'");
        effect().body("find { it.action == 'app_check_in' }.open", equalTo(2))
                .body("find { it.action == 'app_check_in' }.openActive", equalTo(0.5f))
                .body("find { it.action == 'app_check_in' }.heldOut", equalTo(RewardEffects.FEWEST_HELD_OUT))
                .body("find { it.action == 'app_check_in' }.difference", equalTo(0.5f))
                .body("find { it.action == 'app_check_in' }.lower", lessThan(0f));
    }

    @Test
    void whatNobodyReportsForDaysWasNotEngagedWithUntilItIsReported() {
        var user = rewardedFourDaysAgo();
        var before = arm(user);
        world.database()
                .update(
                        "update next_day_outcomes set decided_at = decided_at - interval '4 days' where user_id = ?",
                        user);

        settleNextDays(Instant.now());
        settleNextDays(Instant.now());

        assertThat(arm(user)).containsExactly(before.get(0), before.get(1) + 1);
        for (int times = 0; times < 2; times++) {
            given().auth()
                    .oauth2(Tokens.user(user))
                    .contentType("application/json")
                    .body("{\"engaged\": true}")
                    .post(
                            "/rewards/{id}/engagement",
                            world.database()
                                    .value(UUID.class, "select id from dopamine_triggers where user_id = ?", user))
                    .then()
                    .statusCode(200);
        }
        assertThat(arm(user)).containsExactly(before.get(0) + 1, before.get(1));
    }

    /** As it is looked back upon by itself. */
    @Test
    void theLoopLooksBackOnTheHourAndOnTheDay() {
        var user = rewardedFourDaysAgo();
        world.database()
                .update(
                        "update next_day_outcomes set decided_at = decided_at - interval '4 days' where user_id = ?",
                        user);
        var again = world.somebody();
        tell(Behaving.drawing(
                again, BehaviorKind.HABIT_COMPLETED, "walk", Instant.now().minus(Duration.ofHours(4)), u -> u > 0.1));

        while (loop.step()) {
            // until nothing is due
        }

        // Its own thread may have begun with them.
        await().untilAsserted(() -> {
            assertThat(silent(user)).isTrue();
            assertThat(repeated(again)).containsExactly(false);
        });
    }

    /** Nobody may have seen it. */
    @Test
    void ofATextThatNeverArrivedSilenceTellsNothing() {
        var unseen = wonOnACall();
        var seen = wonOnACall();
        var at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var reward = world.database()
                .row(
                        "select t.id, d.action_at from dopamine_triggers t join reward_decisions d on d.id = t.decision_id"
                                + " where t.user_id = ? and t.reward_category is not null",
                        seen);
        var told = new CoachMessaged(
                RewardTriggered.textOf((UUID) reward.get("id")),
                seen,
                Channel.SMS,
                MessageMilestone.DELIVERED,
                at,
                at,
                null,
                null);
        world.send(Event.of(EventType.COACH_MESSAGED, told));
        await().untilAsserted(() -> assertThat(
                        world.database().row("select * from dopamine_triggers where id = ?", reward.get("id")))
                .containsEntry("delivered_at", Timestamp.from(at))
                .containsEntry("delay_from_action_seconds", (int)
                        Duration.between(((Timestamp) reward.get("action_at")).toInstant(), at)
                                .toSeconds()));
        for (var user : List.of(unseen, seen)) {
            world.database()
                    .update(
                            "update next_day_outcomes set decided_at = decided_at - interval '4 days' where user_id = ?",
                            user);
        }

        settleNextDays(Instant.now());

        assertThat(silent(unseen)).isFalse();
        assertThat(silent(seen)).isTrue();
    }

    private boolean silent(UUID user) {
        return world.database()
                .value(
                        Boolean.class,
                        "select silence_counted from dopamine_triggers where user_id = ? and reward_category is not null",
                        user);
    }

    /** What may be texted. */
    private UUID wonOnACall() {
        var user = world.somebody();
        world.decide(world.call(user).event());
        assertThat(world.decide(world.drawing(world.call(user).event(), u -> u < 0.08)))
                .isEqualTo("draw_won");
        return user;
    }

    /** What users made of what this one was given. */
    private List<Long> arm(UUID user) {
        var counts = world.database().row("""
                        select coalesce(sum(successes), 0)::bigint as successes, coalesce(sum(failures), 0)::bigint as failures
                        from dopamine_triggers left join reward_arms using (reward_category, reward_type, reward_intensity)
                        where user_id = ?
                        """, user);
        return List.of((Long) counts.get("successes"), (Long) counts.get("failures"));
    }

    /** What they do later, of other occasions, is theirs: nobody's value changes while others are looked at. */
    @Test
    void whatCountsOfSomebodyIsTheirFirstTwoWeeks() {
        world.database().update("delete from next_day_outcomes where action = 'habit_completed'");
        var user = UUID.randomUUID();
        looked(user, 40, 1);
        looked(user, 30, 0);
        looked(user, 20, 1);
        looked(user, 19, 1);
        looked(UUID.randomUUID(), 17, 1);

        effect().body("find { it.action == 'habit_completed' }.open", equalTo(1))
                .body("find { it.action == 'habit_completed' }.openActive", equalTo(0.5f));
    }

    private static ValidatableResponse effect() {
        return given().auth()
                .oauth2(Tokens.operator())
                .get("/rewards/effect")
                .then()
                .statusCode(200);
    }

    private void looked(UUID user, int daysAgo, int active) {
        world.database().update("""
                with decided as (
                  insert into reward_decisions (id, user_id, event_id, action, source_type, source_id, policy_version,
                    gate_verdict, reason, eligible_arms, propensities, posteriors, chance, action_at, decided_at)
                  select gen_random_uuid(), ?, gen_random_uuid(), 'habit_completed', 'behavior', gen_random_uuid(), 'rewards-3',
                    'passed', 'draw_lost', '{}', '{}', '{}', 0.1, now() - ? * interval '1 day', now() - ? * interval '1 day'
                  returning id, user_id, decided_at)
                insert into next_day_outcomes
                  (decision_id, user_id, action, held_out, day, decided_at, next_day_active, settled_at)
                select id, user_id, 'habit_completed', false, decided_at::date, decided_at, ?, now() from decided
                """, user, daysAgo, daysAgo, active);
    }

    @Test
    void somebodyInTheHoldoutIsComparedWithToo() {
        var user = world.known(world.userInHoldout(), World.day(), GROWN_UP, false, Channel.SMS);

        tell(Doing.of(user, BehaviorKind.CHECK_IN, null, Instant.now()));

        assertThat(world.database().row("select held_out, action, day from next_day_outcomes where user_id = ?", user))
                .containsEntry("held_out", true)
                .containsEntry("action", "app_check_in");
    }

    private UUID rewardedFourDaysAgo() {
        var user = world.somebody();
        // Three days ago it was done, so that the day after is two days ago.
        tell(Behaving.drawing(
                user,
                BehaviorKind.CHECK_IN,
                null,
                Instant.now().minus(Duration.ofDays(3)).plusSeconds(60),
                u -> u < 0.08));
        assertThat(world.database()
                        .row("select day::text as day from next_day_outcomes where user_id = ?", user)
                        .get("day"))
                .isEqualTo(UserDay.of(Instant.now().minus(Duration.ofDays(3)).plusSeconds(60), ZoneId.of(World.day()))
                        .toString());
        return user;
    }

    /** Four days ago; none of them did anything on the day after. */
    private void heldOut(int users) {
        world.database().update("""
                with decisions as (
                  insert into reward_decisions (id, user_id, event_id, action, source_type, source_id, policy_version,
                    gate_verdict, reason, eligible_arms, propensities, posteriors, chance, action_at, decided_at)
                  select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'app_check_in', 'behavior',
                    gen_random_uuid(), 'rewards-3', 'refused', 'holdout', '{}', '{}', '{}', 0, now(), now()
                  from generate_series(1, ?) returning id, user_id)
                insert into next_day_outcomes (decision_id, user_id, action, held_out, day, decided_at)
                select id, user_id, 'app_check_in', true, current_date - 4, now() - interval '4 days' from decisions
                """, users);
    }

    private void tell(Event<BehaviorRecorded> told) {
        world.send(told);
        world.settle(EventType.BEHAVIOR_RECORDED, told.body().userId());
    }

    private long levels(UUID user) {
        return world.database()
                .count("select count(*) from dopamine_triggers where user_id = ? and trigger_type = 'level_up'", user);
    }

    private List<Boolean> repeated(UUID user) {
        return world
                .database()
                .rows(
                        "select user_repeated_action_within_hour as again from variable_rewards where user_id = ? order by action_at",
                        user)
                .stream()
                .map(row -> (Boolean) row.get("again"))
                .toList();
    }

    private Boolean increased(UUID user) {
        return (Boolean) world.database()
                .row("select increased_next_day_engagement as it from dopamine_triggers where user_id = ?", user)
                .get("it");
    }

    private void settleRepeats(Instant now) {
        while (pool.withTransaction(connection -> effects.settleRepeats(connection, now))
                        .await()
                        .indefinitely()
                > 0) {
            // until nothing is due
        }
    }

    private void settleNextDays(Instant now) {
        while (pool.withTransaction(connection -> effects.settleNextDays(connection, now))
                        .await()
                        .indefinitely()
                > 0) {
            // until nothing is due
        }
    }
}
