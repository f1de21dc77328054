package dev.heartline.engagement.behavior;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.engagement.testing.Doing;
import dev.heartline.engagement.testing.World;
import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.BehaviorRevision;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class BehaviorTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final World world = new World();

    @Test
    void daysInARowAreAStreakHoweverOftenTheyAreTold() {
        var user = world.somebody();
        var now = Instant.now();
        var walks = List.of(walk(user, now.minus(DAY.multipliedBy(2))), walk(user, now.minus(DAY)), walk(user, now));
        walks.forEach(world::send);
        walks.forEach(world::send);
        settle(user);

        streaks(user)
                .body("kind", contains("habit_completed"))
                .body("subject", contains("walk"))
                .body("lengthDays", contains(3))
                .body("longestDays", contains(3))
                .body("doneToday", contains(true));
        given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{id}/behaviors", user)
                .then()
                .statusCode(200)
                .body("kind", hasSize(3))
                .body("[0].attributes.minutes", equalTo("25"))
                .body("[0].toldBy", equalTo("host"));
    }

    @Test
    void aDayToldLateMendsTheStreakAndOneToldTooLateDoesNot() {
        var user = world.somebody();
        var now = Instant.now();
        world.send(walk(user, now), walk(user, now.minus(DAY.multipliedBy(2))));
        settle(user);
        streaks(user).body("lengthDays", contains(1));

        world.send(walk(user, now.minus(DAY)), walk(user, now.minus(DAY.multipliedBy(4))));
        settle(user);

        streaks(user).body("lengthDays", contains(3)).body("days", contains(3));
    }

    @Test
    void whatWasDoneOnADayThatIsNotCertainIsKeptAndIsNoDayInARow() {
        var user = world.somebody();
        var now = Instant.now();
        world.send(walk(user, now));
        world.send(Doing.of(user, BehaviorKind.HABIT_COMPLETED, "walk", now.minus(DAY), Map.of("day", "uncertain")));
        settle(user);

        streaks(user).body("lengthDays", contains(1));
        assertThat(world.database().count("select count(*) from behavior_events where user_id = ?", user))
                .isEqualTo(2);
    }

    @Test
    void whatIsToldAgainOfADayOrLearntAgainIsDrawnOnOnce() {
        var user = world.somebody();
        var now = Instant.now();
        world.send(walk(user, now), walk(user, now.minus(DAY)), walk(user, now), walk(user, now.minus(DAY)));
        Stream.of("sleep", "food", "food", "sleep")
                .forEach(lesson -> world.send(Doing.of(user, BehaviorKind.LESSON_DONE, lesson, now)));
        settle(user);

        assertThat(drawsOn(user, "habit_completed")).isEqualTo(2);
        assertThat(drawsOn(user, "lesson_done"))
                .as("the first lesson is a milestone, the second is drawn on")
                .isOne();
    }

    /** The first and the fifth are milestones, the other six are drawn on; the last that is told was the first that was done. */
    @Test
    void whatIsToldInReverseWithinAnHourLosesItsValueAsWell() {
        var user = world.somebody();
        var now = Instant.now();
        for (int lesson = 0; lesson < 8; lesson++) {
            world.send(Doing.of(user, BehaviorKind.LESSON_DONE, "lesson " + lesson, now.minusSeconds(300L * lesson)));
        }
        settle(user);

        assertThat(drawsOn(user, "lesson_done")).isEqualTo(6);
        assertThat(world.database()
                        .count(
                                "select count(*) from reward_decisions where user_id = ? and reason = 'repeated_within_hour'",
                                user))
                .isOne();
    }

    private long drawsOn(UUID user, String action) {
        return world.database()
                .count("select count(*) from reward_decisions where user_id = ? and action = ?", user, action);
    }

    @Test
    void aDayIsTheOneWhereTheUserWas() {
        var user = world.somebody();
        var at = Instant.now().minus(DAY);
        world.send(Doing.of(user, BehaviorKind.FOOD_LOGGED, "breakfast", at, Map.of("zone", "Pacific/Kiritimati")));
        world.send(Doing.of(user, BehaviorKind.FOOD_LOGGED, "lunch", at, Map.of("zone", "nowhere")));
        settle(user);

        assertThat(world.database()
                        .rows("select zone, streak_day from behavior_events where user_id = ? order by subject", user))
                .extracting(row -> row.get("zone") + " " + row.get("streak_day"))
                .containsExactly(
                        "Pacific/Kiritimati " + UserDay.of(at, ZoneId.of("Pacific/Kiritimati")),
                        zoneOf(user) + " " + UserDay.of(at, ZoneId.of(zoneOf(user))));
    }

    @Test
    void talkingAndWritingCountAsWhatTheyReport() {
        var user = world.somebody();
        world.decide(world.call(user).event());
        world.decide(world.call(user).ending(CallOutcome.NO_ANSWER, 0).event());
        world.decide(world.call(user).showingDanger().event());
        world.send(
                Doing.text(user, SmsIntent.LOG_FOOD, false),
                Doing.text(user, SmsIntent.OPT_OUT, false),
                Doing.text(user, SmsIntent.REPORT_PROGRESS, true));
        world.settle(EventType.SMS_RECEIVED, user);
        world.settle(EventType.CALL_COMPLETED, user);

        assertThat(world.database()
                        .rows("select kind, told_by from behavior_events where user_id = ? order by kind", user))
                .extracting(row -> row.get("kind") + " by " + row.get("told_by"))
                .containsExactly("check_in by call", "check_in by text");
        streaks(user).body("lengthDays", contains(1));
    }

    /** "I finished the vodka again" is a check-in too: it counts, and nobody says well done. */
    @Test
    void aRungThatIsReachedWithATextIsKeptAndNotCelebrated() {
        var user = world.somebody();
        Stream.of(4, 3, 2, 1, 0)
                .map(daysAgo -> Doing.text(
                        user,
                        SmsIntent.REPORT_PROGRESS,
                        false,
                        Instant.now().minus(DAY.multipliedBy(daysAgo)).plusSeconds(60)))
                .forEach(world::send);
        world.settle(EventType.SMS_RECEIVED, user);

        assertThat(world.database()
                        .row(
                                "select achieved_at is not null as reached from progress_milestones"
                                        + " where user_id = ? and milestone_name = '3 days in a row of checking in'",
                                user))
                .containsEntry("reached", true);
        assertThat(world.database().row("select active_days from user_levels where user_id = ?", user))
                .containsEntry("active_days", 5);
        assertThat(world.database().count("select count(*) from reward_decisions where user_id = ?", user))
                .isZero();
        assertThat(world.rewardsOf(user)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatATextLogsIsKeptWhicheverOfItsEventsComesFirst(boolean theTextFirst) {
        var user = world.somebody();
        var meal = Doing.text(user, SmsIntent.LOG_FOOD, false);
        var weight = Doing.text(user, SmsIntent.REPORT_PROGRESS, false);
        Runnable texts = () -> {
            world.send(meal, weight);
            world.settle(EventType.SMS_RECEIVED, user);
        };
        Runnable read = () -> {
            world.send(
                    Doing.readFrom(
                            meal, BehaviorKind.FOOD_LOGGED, "breakfast", Map.of("description", "2 eggs for breakfast")),
                    Doing.readFrom(weight, BehaviorKind.WEIGHT_LOGGED, "weight", Map.of("value", "180", "unit", "lb")));
            settle(user);
        };

        Stream.of(theTextFirst ? texts : read, theTextFirst ? read : texts).forEach(Runnable::run);

        assertThat(world.database().rows("""
                        select kind, told_by, subject, attributes ->> 'description' as description, attributes ->> 'value' as value
                        from behavior_events where user_id = ? order by kind, occurred_at
                        """, user))
                .extracting(row -> row.values().toString())
                .containsExactly(
                        "[check_in, text, null, null, null]",
                        "[check_in, text, null, null, null]",
                        "[food_logged, text, breakfast, 2 eggs for breakfast, null]",
                        "[weight_logged, text, weight, null, 180]");
        assertThat(world.database().count("select count(*) from reward_decisions where user_id = ?", user))
                .as("texts are not drawn on")
                .isZero();
    }

    @Test
    void anEditedTextIsOneCheckInAndOneBehaviourAsItSaysNow() {
        var user = world.somebody();
        var now = Instant.now().minusSeconds(300);
        var run = Doing.text(user, SmsIntent.REPORT_PROGRESS, false, now);
        world.send(run, Doing.readFrom(run, BehaviorKind.HABIT_COMPLETED, "exercise", Map.of("distance", "5 km")));
        settle(user);
        world.send(
                Doing.edit(run, SmsIntent.REPORT_PROGRESS),
                Doing.revised(
                        run,
                        BehaviorRevision.REPLACES,
                        BehaviorKind.HABIT_COMPLETED,
                        "exercise",
                        now,
                        Map.of("distance", "6 km")));
        settleAll(user);

        assertThat(behaviors(user)).containsExactly("[check_in, null, null]", "[habit_completed, exercise, 6 km]");
        assertThat(metrics(user)).containsExactly("[active, 2]", "[check_in, 1]", "[habit_completed, 1]");
        assertThat(world.database().row("select active_days from user_levels where user_id = ?", user))
                .containsEntry("active_days", 1);
        streaks(user).body("lengthDays", contains(1, 1));
    }

    @Test
    void whatAnEditSaysOfAnotherDayOrThingCountsThereAndNoLongerWhereItDid() {
        var user = world.somebody();
        var now = Instant.now().minusSeconds(300);
        world.send(walk(user, now.minus(DAY)));
        var text = Doing.text(user, SmsIntent.REPORT_PROGRESS, false, now);
        world.send(Doing.readFrom(text, BehaviorKind.HABIT_COMPLETED, "walk", Map.of()));
        settle(user);
        streaks(user).body("lengthDays", contains(2));

        world.send(Doing.revised(
                text, BehaviorRevision.REPLACES, BehaviorKind.FOOD_LOGGED, "lunch", now.minus(DAY), Map.of()));
        settle(user);

        streaks(user)
                .body("kind", containsInAnyOrder("habit_completed", "food_logged"))
                .body("lengthDays", contains(1, 1))
                .body("longestDays", contains(1, 1));
        assertThat(metrics(user))
                .as("of yesterday, and today is no active day any more")
                .containsExactly("[active, 2]", "[food_logged, 1]", "[habit_completed, 1]");
        assertThat(world.database().row("select active_days from user_levels where user_id = ?", user))
                .containsEntry("active_days", 1);
    }

    @Test
    void whatIsWithdrawnCountsNowhere() {
        var user = world.somebody();
        var other = world.somebody();
        var now = Instant.now().minusSeconds(300);
        var run = Doing.text(user, SmsIntent.REPORT_PROGRESS, false, now);
        var behavior = Doing.readFrom(run, BehaviorKind.HABIT_COMPLETED, "exercise", Map.of());
        world.send(run, behavior);
        settleAll(user);
        var forged = behavior.body();
        world.send(Event.of(
                EventType.BEHAVIOR_RECORDED,
                new BehaviorRecorded(
                        forged.behaviorId(),
                        other,
                        forged.kind(),
                        now,
                        null,
                        Map.of(),
                        null,
                        BehaviorRevision.WITHDRAWS)));
        settle(other);
        assertThat(behaviors(user)).as("nobody takes back what another did").hasSize(2);

        world.send(
                Doing.edit(run, SmsIntent.ASK_QUESTION),
                Doing.revised(
                        run, BehaviorRevision.WITHDRAWS, BehaviorKind.HABIT_COMPLETED, "exercise", now, Map.of()));
        settleAll(user);

        assertThat(behaviors(user)).isEmpty();
        assertThat(metrics(user)).isEmpty();
        streaks(user).body("$", empty());
        assertThat(world.database().count("select count(*) from user_levels where user_id = ?", user))
                .isZero();
        assertThat(world.database().count("select count(*) from streak_days where user_id = ?", user))
                .isZero();
    }

    private List<String> behaviors(UUID user) {
        return world.database().rows("""
                        select kind, subject, attributes ->> 'distance' as distance from behavior_events
                        where user_id = ? order by kind
                        """, user).stream()
                .map(row -> row.values().toString())
                .toList();
    }

    private List<String> metrics(UUID user) {
        return world
                .database()
                .rows(
                        "select metric, value::int as value from user_outcome_metrics where user_id = ? order by metric",
                        user)
                .stream()
                .map(row -> row.values().toString())
                .toList();
    }

    private void settleAll(UUID user) {
        world.settle(EventType.SMS_RECEIVED, user);
        settle(user);
    }

    @Test
    void overRestTheSameKeyTellsTheSameThingOnce() {
        var user = world.somebody();
        var body = "{\"kind\": \"habit_completed\", \"subject\": \"walk\", \"occurredAt\": \"%s\"}"
                .formatted(Instant.now().minus(DAY));

        var first = tell(user, "k1", body).statusCode(200).extract().<String>path("behaviorId");
        tell(user, "k1", body).statusCode(200).body("behaviorId", equalTo(first));
        tell(user, "k1", body.replace("walk", "run")).statusCode(422);
        tell(user, "k2", "{\"kind\": \"habit_completed\", \"subject\": \"walk\"}")
                .statusCode(200);

        streaks(user).body("lengthDays", contains(2)).body("subject", contains("walk"));
        var told = world.awaitBehaviorsOf(user, 2);
        assertThat(told)
                .extracting(
                        record -> World.parse(record.value()).get("behaviorId").asText())
                .hasSize(2)
                .contains(first);
        world.settle(EventType.BEHAVIOR_RECORDED, user);
        assertThat(world.database().count("select count(*) from behavior_events where user_id = ?", user))
                .isEqualTo(2);
    }

    @Test
    void overRestNothingIsToldOfNobodyOrOfTheFuture() {
        var body = "{\"kind\": \"check_in\"}";
        tell(UUID.randomUUID(), "k", body).statusCode(404);
        tell(world.somebody(), "k", "{\"kind\": \"slept\"}").statusCode(400);
        given().auth()
                .oauth2(Tokens.service())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/users/{id}/behaviors", world.somebody())
                .then()
                .statusCode(400);
        tell(world.somebody(), "k", "{\"kind\": \"check_in\", \"occurredAt\": \"2199-01-01T00:00:00Z\"}")
                .statusCode(422);
    }

    @Test
    void anOutageThatIsToldOfAfterwardsGivesTheStreakBack() {
        var user = world.somebody();
        var now = Instant.now();
        var asLateAsCounts = now.minus(Duration.ofHours(71));
        world.send(walk(user, asLateAsCounts), walk(user, now.minus(DAY)), walk(user, now));
        settle(user);
        streaks(user).body("lengthDays", contains(2));

        var noon = now.minus(DAY.multipliedBy(2));
        report(noon.minus(Duration.ofMinutes(30)), noon.plus(Duration.ofMinutes(30)))
                .statusCode(200);

        streaks(user).body("lengthDays", contains(3));
        world.send(walk(user, now.minusSeconds(60)));
        settle(user);
        assertThat(world.database().row("select length_days from streaks where user_id = ?", user))
                .containsEntry("length_days", 3);
        given().auth()
                .oauth2(Tokens.operator())
                .get("/outages")
                .then()
                .statusCode(200)
                .body("beganAt.size()", greaterThan(0));
        world.database().update("delete from outages");
    }

    @Test
    void whatWasNoCrisisIsFreeUntilThatIsKnownAndNoLonger() {
        var now = Instant.now();
        var asLateAsCounts = now.minus(Duration.ofHours(71));
        var kept = mistakenForSomebodyInDanger(now.minus(DAY.multipliedBy(2)));
        var broken = mistakenForSomebodyInDanger(now.minus(DAY.multipliedBy(2)));
        world.send(walk(kept, asLateAsCounts), walk(kept, now.minus(DAY)), walk(kept, now));
        world.send(walk(broken, asLateAsCounts), walk(broken, now));
        settle(kept);
        settle(broken);

        streaks(kept).body("lengthDays", contains(3));
        streaks(broken).body("lengthDays", contains(1));
    }

    private UUID mistakenForSomebodyInDanger(Instant at) {
        var user = world.somebody();
        var crisis = world.crisis(user, at, at.plus(Duration.ofHours(72)));
        world.hear(crisis);
        world.hear(world.withdrawn(crisis, at.plus(Duration.ofHours(1))));
        return user;
    }

    @Test
    void whatWasToldInTimeIsNotLateForHavingWaitedForUs() {
        var user = world.somebody();
        var now = Instant.now();
        Stream.of(6, 5)
                .map(daysAgo -> now.minus(DAY.multipliedBy(daysAgo)))
                .forEach(at -> world.send(toldAt(at.plusSeconds(60), walk(user, at))));
        settle(user);

        assertThat(world.database().row("select length_days from streaks where user_id = ?", user))
                .containsEntry("length_days", 2);
    }

    private static Event<BehaviorRecorded> toldAt(Instant time, Event<BehaviorRecorded> event) {
        return new Event<>(event.id(), event.type(), time, event.key(), event.traceparent(), event.data());
    }

    @Test
    void anOutageWasBeforeNow() {
        report(Instant.now(), Instant.now().plus(DAY)).statusCode(400);
        report(Instant.now(), Instant.now().minus(DAY)).statusCode(400);
    }

    @Test
    void whoDidNothingHasNoStreak() {
        streaks(world.somebody()).body("$", empty());
    }

    private static Event<BehaviorRecorded> walk(UUID user, Instant at) {
        return Doing.of(user, BehaviorKind.HABIT_COMPLETED, "walk", at, Map.of("minutes", "25"));
    }

    private String zoneOf(UUID user) {
        return world.database().value(String.class, "select timezone from user_profile where user_id = ?", user);
    }

    private void settle(UUID user) {
        world.settle(EventType.BEHAVIOR_RECORDED, user);
        assertThat(world.deadLetters(EventType.BEHAVIOR_RECORDED, user)).isEmpty();
    }

    private static ValidatableResponse streaks(UUID user) {
        return given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{id}/streaks", user)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse tell(UUID user, String key, String body) {
        return given().auth()
                .oauth2(Tokens.service())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/users/{id}/behaviors", user)
                .then();
    }

    private static ValidatableResponse report(Instant beganAt, Instant endedAt) {
        return given().auth()
                .oauth2(Tokens.operator())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "beganAt", beganAt.atOffset(ZoneOffset.UTC).toString(),
                        "endedAt", endedAt.atOffset(ZoneOffset.UTC).toString()))
                .post("/outages")
                .then();
    }
}
