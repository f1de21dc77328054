package dev.heartline.engagement.hook;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.engagement.friend.Friends;
import dev.heartline.engagement.lapse.LapsePredictions;
import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.engagement.policy.hook.HookVersion;
import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.engagement.testing.World;
import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.CoachMessaged;
import dev.heartline.events.ConsentChanged;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.HookRaised;
import dev.heartline.events.Ids;
import dev.heartline.events.PatternsRefreshed;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.BehaviorRevision;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.events.vocabulary.ConsentStanding;
import dev.heartline.events.vocabulary.MessageMilestone;
import dev.heartline.service.contact.NumberDigest;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HookTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocalDate GROWN_UP = LocalDate.of(1980, 5, 1);

    @Inject
    Hooks hooks;

    @Inject
    HookArms arms;

    @Inject
    LapsePredictions predictions;

    @Inject
    DrawKey key;

    @Inject
    Pool pool;

    @Inject
    Friends friends;

    @Inject
    NumberDigest digest;

    private final World world = new World();
    private final String evening = World.evening();

    @Test
    void aStreakThatIsStillOpenInTheEveningIsToldOnceWithItsRealEnd() {
        var user = walkerWhoDraws(u -> u >= 0.1);

        consider(user);
        consider(user);

        var raised = World.parse(world.awaitHook(user).value());
        assertThat(raised.get("hookType").asText()).isEqualTo("streak_at_risk");
        assertThat(raised.get("message").asText())
                .isEqualTo("You have 3 days in a row of walk. There is still time for today, if you like.");
        assertThat(raised.get("channels")).extracting(node -> node.asText()).containsExactly("in_app", "sms");
        assertThat(Instant.parse(raised.get("expiresAt").asText()))
                .isEqualTo(UserDay.endOf(UserDay.of(Instant.now(), ZoneId.of(evening)), ZoneId.of(evening)));
        hooksOf(user)
                .body("hookType", contains("streak_at_risk"))
                .body("[0].urgencyLevel", equalTo("medium"))
                .body("[0].deliveredVia", contains("in_app_badge", "sms"))
                .body("[0].userReturned", nullValue());
        given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{id}/decisions?limit=1", user)
                .then()
                .body("[0].reason", equalTo("hook_chosen"))
                .body("[0].chosen", equalTo("streak_at_risk"))
                .body("[0].propensities.nothing", equalTo(0.1f))
                .body("[0].propensities.streak_at_risk", equalTo(0.9f));
        assertThat(world.database().rows("select verdict, purpose from contact_decision where user_id = ?", user))
                .containsExactly(Map.of("verdict", "allowed", "purpose", "nudge"));
    }

    @Test
    void whatWasPutBehindWhatIsDoneTodayIsToldOfAndExplained() {
        var user = userWhoDraws(u -> u >= 0.1);
        tell(user, BehaviorKind.HABIT_COMPLETED, "coffee", Duration.ofMinutes(1));
        world.database()
                .update(
                        "insert into habit_stacks (user_id, habit, after_habit, set_at) values (?, 'walk', 'coffee', now())",
                        user);

        consider(user);

        assertThat(world.database()
                        .row(
                                "select eligible_arms[1] as arm from reward_decisions where user_id = ? and action = 'hook'",
                                user))
                .containsEntry("arm", "uncompleted_task");
        explained(user)
                .body(
                        "whyThis",
                        equalTo("You wanted to do this after something that you had done, and it was still open."))
                .body(
                        "whyNow",
                        equalTo(
                                "It was after 18:00 where you are, and you had last told us of something 0 seconds before."))
                .body("odds", startsWith("The chance of this was about 9 in 10;"))
                .body("withoutIt", containsString("'hooks'"))
                .body("details", nullValue());
    }

    @Test
    void theOperatorSeesWhatAHookWasChosenFromAndAtWhatOdds() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        consider(user);

        var draw = world.database()
                .value(Double.class, "select arm_u from reward_decisions where user_id = ? and action = 'hook'", user);
        explained(user, Tokens.operator())
                .body("whyThis", equalTo("You have days in a row, and today was still open."))
                .body("details.policyVersion", equalTo(HookVersion.USUAL.wireName()))
                .body("details.reason", equalTo("hook_chosen"))
                .body("details.chosen", equalTo("streak_at_risk"))
                .body("details.eligible", contains("streak_at_risk"))
                .body("details.features.local_hour", notNullValue())
                .body("details.propensities.nothing", equalTo(0.1f))
                .body("details.propensities.streak_at_risk", equalTo(0.9f))
                .body("details.choiceDraw.toDouble()", closeTo(draw, 1e-6));
        explained(user, Tokens.user(user)).body("details", nullValue());
    }

    @Test
    void whatIsUsuallyDoneIsExplainedAsThat() {
        var user = userWhoDraws(u -> u >= 0.1);
        Stream.of(2, 4, 6)
                .forEach(daysAgo ->
                        tell(user, BehaviorKind.HABIT_COMPLETED, "walk", Duration.ofHours(24 * daysAgo + 3)));

        consider(user);

        hooksOf(user).body("hookMessage", contains("Today is still open for walk. Shall we?"));
        explained(user)
                .body(
                        "whyThis",
                        equalTo("You did this on three of the last seven days or more, and today it was still open."));
    }

    private static ValidatableResponse explained(UUID user) {
        return explained(user, Tokens.user(user));
    }

    private static ValidatableResponse explained(UUID user, String token) {
        String hook = hooksOf(user).extract().path("[0].hookId");
        return given().auth()
                .oauth2(token)
                .get("/hooks/{id}/explanation", hook)
                .then()
                .statusCode(200);
    }

    /** One habit is asked for: another one neither hides it nor answers it. */
    @Test
    void oneMoreOfAHabitIsCompletedByThatHabit() {
        var user = userWhoDraws(u -> u >= 0.1);
        Stream.of(48, 24).forEach(hours -> walk(user, hours));
        tell(user, BehaviorKind.HABIT_COMPLETED, "coffee", Duration.ofMinutes(1));

        consider(user);

        hooksOf(user).body("hookMessage", contains("One more and you reach this: 3 days in a row: walk."));
        assertThat(world.database()
                        .row("select about_kind, about_subject from engagement_hooks where user_id = ?", user))
                .isEqualTo(Map.of("about_kind", "habit_completed", "about_subject", "walk"));
        world.database()
                .update(
                        "update engagement_hooks set delivered_at = now() - interval '1 minute' where user_id = ?",
                        user);
        tell(user, BehaviorKind.HABIT_COMPLETED, "coffee", Duration.ZERO);
        hooksOf(user).body("[0].userReturned", equalTo(true)).body("[0].actionCompleted", nullValue());
        tell(user, BehaviorKind.HABIT_COMPLETED, "walk", Duration.ZERO);
        hooksOf(user).body("[0].actionCompleted", equalTo(true));
    }

    /** Each ladder knows what is to be done for it, also where that has no name. */
    @ParameterizedTest
    @CsvSource({
        "CHECK_IN,        , One more and you reach this: 3 days in a row of checking in.",
        "FOOD_LOGGED,     , One more and you reach this: 3 days in a row of logging food.",
        "HABIT_COMPLETED, , One more and you reach this: 3 days in a row of good habits."
    })
    void oneMoreOfAnyLadderIsToldOf(BehaviorKind kind, String subject, String message) {
        var user = userWhoDraws(u -> u >= 0.1);
        Stream.of(48, 24).forEach(hours -> tell(user, kind, subject, Duration.ofHours(hours)));

        consider(user);
        hooksOf(user).body("hookMessage", contains(message));
        world.database()
                .update(
                        "update engagement_hooks set delivered_at = now() - interval '1 minute' where user_id = ?",
                        user);
        tell(user, BehaviorKind.HABIT_COMPLETED, "another", Duration.ZERO);
        hooksOf(user).body("[0].actionCompleted", nullValue());
        tell(user, kind, subject, Duration.ZERO);

        hooksOf(user).body("[0].actionCompleted", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneMoreIsToldOfOnlyWhereWhatWasTakenBackLeavesOne(boolean takenBack) {
        var user = userWhoDraws(u -> u >= 0.1);
        lessonAhead(user);
        if (takenBack) {
            world.send(Event.of(
                    EventType.BEHAVIOR_RECORDED,
                    new BehaviorRecorded(
                            world.database()
                                    .value(
                                            UUID.class,
                                            "select id from behavior_events where user_id = ? and subject = 'lesson 2'",
                                            user),
                            user,
                            BehaviorKind.LESSON_DONE,
                            Instant.now(),
                            "lesson 2",
                            Map.of(),
                            null,
                            BehaviorRevision.WITHDRAWS)));
            world.settle(EventType.BEHAVIOR_RECORDED, user);
        }

        consider(user);

        hooksOf(user)
                .body("hookMessage", takenBack ? empty() : contains("One more and you reach this: 5 lessons done."));
    }

    /** The row is as it was left by the sixth day, and of the days only one still counts. */
    @Test
    void oneMoreDayOfLoggingIsCountedAnew() {
        var user = userWhoDraws(u -> u >= 0.1);
        tell(user, BehaviorKind.FOOD_LOGGED, null, Duration.ofHours(24));
        world.database()
                .update(
                        "update progress_milestones set current_value = 6, percentage_complete = 85.7, distance_to_next = 1"
                                + " where user_id = ? and milestone_name = '7 days logged'",
                        user);

        consider(user);

        hooksOf(user).body("$", empty());
    }

    @Test
    void whatStaysTrueWaitsForWhatMayComeInTheEvening() {
        var noon = World.day();
        var user = world.known(world.userOutsideHoldout(), noon, GROWN_UP, false);
        // At an hour that isn't over yet, also when another one begins meanwhile.
        for (int days : List.of(3, 2, 1)) {
            var then = today(noon, 13).minus(Duration.ofDays(days));
            tell(user, BehaviorKind.HABIT_COMPLETED, "walk", Duration.between(then, Instant.now()));
        }
        lessonAhead(user);

        consider(user);

        assertThat(world.database()
                        .count("select count(*) from reward_decisions where user_id = ? and action = 'hook'", user))
                .isZero();
        assertThat(nextLook(user)).isEqualTo(today(noon, 14));
    }

    @Test
    void whoIsAwayIsLeftAloneWhenItIsNightThere() {
        var away = World.night();
        var user = walkerWhoDraws(u -> u >= 0.1);
        tell(user, BehaviorKind.APP_OPENED, null, Duration.ofHours(6), Map.of("zone", away));

        consider(user);

        hooksOf(user).body("$", empty());
        assertThat(nextLook(user)).isEqualTo(today(away, 10).plus(Duration.ofDays(1)));
        consider(user);
        assertThat(world.database()
                        .rows(
                                "select gate_verdict, reason from reward_decisions where user_id = ? and action = 'hook'",
                                user))
                .as("noted once, however often somebody looks")
                .containsExactly(Map.of("gate_verdict", "refused", "reason", "quiet_hours"));
        assertThat(world.database().count("select count(*) from hook_rounds where user_id = ?", user))
                .isZero();
    }

    @Test
    void whereThereIsNothingToTellAtNightNothingIsNoted() {
        var user = world.known(world.userOutsideHoldout(), World.night(), GROWN_UP, false, Channel.SMS);
        tell(user, BehaviorKind.APP_OPENED, null, Duration.ofMinutes(5));

        consider(user);

        assertThat(world.database()
                        .count("select count(*) from reward_decisions where user_id = ? and action = 'hook'", user))
                .isZero();
    }

    /** One of our services a day is enough, whichever it is; a card in the app calls for nobody. */
    @Test
    void whomTheCoachWroteTodayGetsNoHookToday() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        var earlier = Instant.now().minus(Duration.ofHours(30));
        reached(user, Channel.IN_APP, Instant.now().minusSeconds(60));
        reached(user, Channel.SMS, Instant.now().minusSeconds(600));
        reached(user, Channel.CALL, earlier);
        consider(user);

        assertThat(reason(user)).isEqualTo("contacted_today");
        hooksOf(user).body("$", empty());
        world.database()
                .update("update coach_contacts set last_at = last_at - interval '1 day' where user_id = ?", user);
        consider(user);
        hooksOf(user).body("hookType", contains("streak_at_risk"));
    }

    /** Who asked and was answered was not nagged. */
    @Test
    void whomTheCoachOnlyAnsweredTodayMayGetAHook() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        reached(user, Channel.SMS, Instant.now().minusSeconds(600), true);
        reached(user, Channel.CALL, Instant.now().minusSeconds(300), true);

        consider(user);

        hooksOf(user).body("hookType", contains("streak_at_risk"));
        assertThat(world.database().count("select count(*) from coach_contacts where user_id = ?", user))
                .isZero();
    }

    @Test
    void aClockThatIsAheadDoesNotSilenceTheCoachLater() {
        var user = world.somebody();

        reached(user, Channel.SMS, Instant.now().plus(Duration.ofHours(22)));

        assertThat(world.database()
                        .value(Timestamp.class, "select last_at from coach_contacts where user_id = ?", user)
                        .toInstant())
                .isBeforeOrEqualTo(Instant.now());
    }

    private void reached(UUID user, Channel channel, Instant sentAt) {
        reached(user, channel, sentAt, null);
    }

    private void reached(UUID user, Channel channel, Instant sentAt, Boolean inAnswer) {
        world.send(Event.of(
                EventType.COACH_MESSAGED,
                new CoachMessaged(
                        Ids.next(),
                        user,
                        channel,
                        MessageMilestone.DELIVERED,
                        sentAt.plusSeconds(2),
                        sentAt,
                        null,
                        null,
                        inAnswer)));
        world.settle(EventType.COACH_MESSAGED, user);
    }

    @Test
    void toWhomTheAppIsDearestOnlyWhatIsUrgentIsTextedUntilThatIsForgotten() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        var likes = patterns(user, Channel.IN_APP, List.of(20));
        world.send(likes);
        world.settle(EventType.PATTERNS_REFRESHED, user);
        assertThat(world.database()
                        .row("select active_hours::text as hours from reach_patterns where user_id = ?", user))
                .containsEntry("hours", "{20}");

        consider(user);

        hooksOf(user).body("[0].urgencyLevel", equalTo("medium")).body("[0].deliveredVia", contains("in_app_badge"));
        world.send(Event.tombstone(EventType.PATTERNS_REFRESHED, user));
        world.settle(EventType.PATTERNS_REFRESHED, user);
        assertThat(world.database().count("select count(*) from reach_patterns where user_id = ?", user))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // consents, preferred, stopped, what goes out beside the badge
        "CALL SMS, CALL, false, call",
        "CALL SMS, SMS,  false, sms",
        "SMS,      CALL, false, sms",
        "CALL,     CALL, false, call",
        "CALL SMS, CALL, true,  sms",
        "CALL,     CALL, true,  ''"
    })
    void whatIsUrgentIsToldByACallToThoseWhoLikeToTalk(
            String consents, Channel preferred, boolean callsAreStopped, String over) {
        var user = userWhoDraws(
                u -> u >= 0.1,
                World.lateEvening(),
                Stream.of(consents.split(" ")).map(Channel::valueOf).toArray(Channel[]::new));
        Stream.of(71, 48, 24).forEach(hours -> walk(user, hours));
        world.send(patterns(user, preferred, List.of(20)));
        world.settle(EventType.PATTERNS_REFRESHED, user);
        if (callsAreStopped) {
            stopCalls(user);
        }

        consider(user);

        hooksOf(user).body("[0].hookType", equalTo("streak_at_risk")).body("[0].urgencyLevel", equalTo("high"));
        var expected =
                Stream.of("in_app", over).filter(channel -> !channel.isEmpty()).toList();
        assertThat(World.parse(world.awaitHook(user).value()).get("channels"))
                .extracting(node -> node.asText())
                .containsExactlyElementsOf(expected);
        assertThat(world.database()
                        .rows("select channel from contact_decision where user_id = ? and verdict = 'allowed'", user))
                .extracting(row -> row.get("channel"))
                .containsExactlyElementsOf(expected.subList(1, expected.size()));
    }

    @Test
    void whatCanWaitRingsNobodysTelephone() {
        var user = userWhoDraws(u -> u >= 0.1, evening, Channel.CALL, Channel.SMS);
        Stream.of(71, 48, 24).forEach(hours -> walk(user, hours));
        world.send(patterns(user, Channel.CALL, List.of(20)));
        world.settle(EventType.PATTERNS_REFRESHED, user);

        consider(user);

        hooksOf(user)
                .body("[0].urgencyLevel", equalTo("medium"))
                .body("[0].deliveredVia", contains("in_app_badge", "sms"));
    }

    private void stopCalls(UUID user) {
        var now = Instant.now();
        world.send(Event.of(
                EventType.CONSENT_CHANGED,
                new ConsentChanged(
                        user,
                        null,
                        new ConsentChanged.Channel(ConsentStanding.STOPPED, now, ConsentSource.SPEECH, null),
                        null,
                        null,
                        null,
                        now)));
        world.settle(EventType.CONSENT_CHANGED, user);
    }

    @Test
    void whatStaysTrueIsToldAtAnHourAtWhichTheyAreAbout() {
        var user = userWhoDraws(u -> u >= 0.1);
        lessonAhead(user);
        world.send(patterns(user, null, List.of(20, 8)));
        world.settle(EventType.PATTERNS_REFRESHED, user);

        consider(user);

        hooksOf(user).body("$", empty());
        assertThat(nextLook(user)).isEqualTo(today(evening, 20));
    }

    private static Event<PatternsRefreshed> patterns(UUID user, Channel preferred, List<Integer> hours) {
        return Event.of(
                EventType.PATTERNS_REFRESHED,
                new PatternsRefreshed(
                        user,
                        1,
                        Instant.now(),
                        "Etc/UTC",
                        hours,
                        List.of(),
                        null,
                        preferred,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        0.8));
    }

    @Test
    void aHundredAreWantedAsFriendsAndNoMore() {
        var user = world.somebody();
        var friend = world.somebody();
        world.database()
                .update(
                        "insert into friendships (user_id, friend_id, agreed_at)"
                                + " select ?, gen_random_uuid(), now() from generate_series(1, 99)",
                        user);

        befriend(user, friend).statusCode(204);
        befriend(user, world.somebody()).statusCode(409);
        befriend(user, friend).statusCode(204);
        given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{id}/friends?limit=101", user)
                .then()
                .statusCode(400);
    }

    /** Else whoever has an id could ask whether it is somebody's who uses this. */
    @Test
    void whoIsWantedAsAFriendIsNotToldApartFromNobody() {
        var user = world.somebody();
        var nobody = UUID.randomUUID();

        var ofSomebody = befriend(user, world.somebody()).statusCode(204).extract();
        var ofNobody = befriend(user, nobody).statusCode(204).extract();

        assertThat(ofNobody.asString()).isEqualTo(ofSomebody.asString());
        assertThat(world.database().count("select count(*) from friendships where friend_id = ?", nobody))
                .isZero();
        befriend(nobody, user).statusCode(404);
        world.database()
                .update(
                        "insert into friendships (user_id, friend_id, agreed_at)"
                                + " select ?, gen_random_uuid(), now() from generate_series(1, 99)",
                        user);
        befriend(user, UUID.randomUUID()).statusCode(409);
        befriend(user, world.somebody()).statusCode(409);
    }

    private Instant nextLook(UUID user) {
        return world.database()
                .value(Timestamp.class, "select look_at from hook_looks where user_id = ?", user)
                .toInstant();
    }

    private static Instant today(String zone, int hour) {
        return LocalDate.now(ZoneId.of(zone))
                .atTime(hour, 0)
                .atZone(ZoneId.of(zone))
                .toInstant();
    }

    @Test
    void whatTheUserDoesThenIsMeasured() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        consider(user);
        world.database()
                .update(
                        "update engagement_hooks set delivered_at = now() - interval '90 minutes' where user_id = ?",
                        user);
        world.database()
                .update("update hook_rounds set decided_at = now() - interval '90 minutes' where user_id = ?", user);

        tell(user, BehaviorKind.APP_OPENED, null, Duration.ofMinutes(60));
        hooksOf(user)
                .body("[0].userReturned", equalTo(true))
                .body("[0].timeToReturnMinutes", equalTo(30))
                .body("[0].actionCompleted", nullValue());
        tell(user, BehaviorKind.HABIT_COMPLETED, "walk", Duration.ZERO);

        hooksOf(user).body("[0].timeToReturnMinutes", equalTo(30)).body("[0].actionCompleted", equalTo(true));
    }

    @Test
    void aDayLaterItIsSettledAndTeachesTheChoice() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        consider(user);
        shown(user, "in_app").statusCode(200);
        var before = arm();
        world.database()
                .update("update hook_rounds set decided_at = now() - interval '25 hours' where user_id = ?", user);

        settle();
        settle();

        hooksOf(user).body("[0].userReturned", equalTo(false)).body("[0].actionCompleted", equalTo(false));
        assertThat(arm()[0]).isEqualTo(before[0] + 1);
        assertThat(arm()[1]).isEqualTo(before[1] + 1 / 0.9, offset(1e-9));
    }

    /** As the end of a challenge. */
    @Test
    void anEndThatWasToldIsNotMoved() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        consider(user);
        var id = hookOf(user);

        for (var moved : List.of("expires_at + interval '1 day'", "null", "now()")) {
            assertThatThrownBy(() -> world.database()
                            .update("update engagement_hooks set expires_at = " + moved + " where id = ?", id))
                    .hasStackTraceContaining("the end of a hook is not moved");
        }
    }

    /** It was to be texted; of the badge nobody tells. */
    @Test
    void aTextThatNeverArrivedIsNoneAndTeachesNothing() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        consider(user);
        var before = arm();
        world.database()
                .update("update hook_rounds set decided_at = now() - interval '25 hours' where user_id = ?", user);

        settle();

        assertThat(arm()).isEqualTo(before);
        hooksOf(user).body("[0].deliveredVia", contains("in_app_badge")).body("[0].userReturned", equalTo(false));
        assertThat(world.database().row("select unseen from hook_rounds where user_id = ?", user))
                .containsEntry("unseen", true);
    }

    @Test
    void aTextThatArrivedIsWhatReachedThem() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        consider(user);
        var at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var told = new CoachMessaged(
                HookRaised.textOf(hookOf(user)), user, Channel.SMS, MessageMilestone.DELIVERED, at, at, null, null);

        world.send(Event.of(EventType.COACH_MESSAGED, told));

        await().atMost(PATIENCE)
                .untilAsserted(() -> hooksOf(user)
                        .body("[0].deliveredVia", contains("sms"))
                        .body("[0].deliveredAt", equalTo(at.toString())));
        var before = arm();
        world.database()
                .update("update hook_rounds set decided_at = now() - interval '25 hours' where user_id = ?", user);
        settle();
        assertThat(arm()[0]).isEqualTo(before[0] + 1);
    }

    @Test
    void whatTheHostShowedIsWrittenDownHoweverItTells() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        consider(user);
        var at = Instant.now().truncatedTo(ChronoUnit.MICROS);

        world.send(Event.of(
                EventType.COACH_MESSAGED,
                new CoachMessaged(hookOf(user), user, Channel.IN_APP, MessageMilestone.DELIVERED, at, at, null, null)));

        await().atMost(PATIENCE)
                .untilAsserted(() -> hooksOf(user)
                        .body("[0].deliveredVia", contains("in_app_badge"))
                        .body("[0].deliveredAt", equalTo(at.toString())));
        shown(user, "push")
                .statusCode(200)
                .body("deliveredVia", contains("in_app_badge", "push"))
                .body("deliveredAt", equalTo(at.toString()));
        shown(user, "push").body("deliveredVia", contains("in_app_badge", "push"));
        shown(user, "sms").statusCode(400);
        assertThat(world.database().count("select count(*) from coach_contacts where user_id = ?", user))
                .as("a card in the app reaches for nobody")
                .isZero();
        given().auth()
                .oauth2(Tokens.service())
                .contentType(ContentType.JSON)
                .body(Map.of("channel", "push"))
                .post("/hooks/{id}/shown", UUID.randomUUID())
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(Tokens.user(UUID.randomUUID()))
                .contentType(ContentType.JSON)
                .body(Map.of("channel", "push"))
                .post("/hooks/{id}/shown", hookOf(user))
                .then()
                .statusCode(403);
    }

    private ValidatableResponse shown(UUID user, String channel) {
        return given().auth()
                .oauth2(Tokens.user(user))
                .contentType(ContentType.JSON)
                .body(Map.of("channel", channel))
                .post("/hooks/{id}/shown", hookOf(user))
                .then();
    }

    private UUID hookOf(UUID user) {
        return world.database().value(UUID.class, "select id from engagement_hooks where user_id = ?", user);
    }

    @Test
    void nothingIsAChoiceAndIsLoggedAndTeachesToo() {
        var user = walkerWhoDraws(u -> u < 0.1);
        consider(user);

        hooksOf(user).body("$", empty());
        assertThat(reason(user)).isEqualTo("no_hook_chosen");
        var before = arm();
        world.database()
                .update("update hook_rounds set decided_at = now() - interval '25 hours' where user_id = ?", user);
        settle();
        assertThat(arm()[2]).isEqualTo(before[2] + 1 / (1 - 0.9), offset(1e-9));
    }

    @Test
    void thereIsOneWithinADayOnAllChannels() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        shownBefore(user, "2 hours");

        consider(user);

        hooksOf(user).body("$", hasSize(1));
        assertThat(reason(user)).isEqualTo("hook_daily_limit");
    }

    @Test
    void aRefusalIsNotTheDecisionOfTheDay() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        shownBefore(user, "23 hours 30 minutes");
        consider(user);
        consider(user);
        assertThat(reason(user)).isEqualTo("hook_daily_limit");
        assertThat(minutesToTheNextLook(user)).isBetween(29L, 31L);

        world.database()
                .update(
                        "update engagement_hooks set delivered_at = delivered_at - interval '1 hour' where user_id = ?",
                        user);
        consider(user);

        hooksOf(user).body("hookType", contains("streak_at_risk", "uncompleted_task"));
    }

    @Test
    void thereAreFourWithinAWeek() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        Stream.of("2 days", "3 days", "4 days", "5 days").forEach(ago -> shownBefore(user, ago));

        consider(user);

        assertThat(reason(user)).isEqualTo("hook_weekly_limit");
    }

    @Test
    void inDistressNobodyIsBroughtBack() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        world.hear(world.crisis(user, Instant.now(), Instant.now().plus(Duration.ofHours(72))));
        // While it is quiet the streak has no end: what else there is to tell is not told either.
        lessonAhead(user);

        consider(user);

        assertThat(reason(user)).isEqualTo("crisis_quiet");
        hooksOf(user).body("$", empty());
    }

    /** Below a crisis as well. */
    @Test
    void afterAHardTalkNobodyIsBroughtBack() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        world.decide(world.call(user).sad().event());
        await().atMost(PATIENCE)
                .until(() ->
                        world.database().count("select count(*) from distress_quiet where user_id = ?", user) == 1);
        // As above.
        lessonAhead(user);

        consider(user);

        hooksOf(user).body("$", empty());
        assertThat(reason(user)).isEqualTo("distress_quiet");
    }

    @Test
    void whoDoesWithoutHooksGetsNone() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        given().auth()
                .oauth2(Tokens.user(user))
                .put("/users/{id}/opt-outs/hooks", user)
                .then()
                .statusCode(204);

        consider(user);

        assertThat(reason(user)).isEqualTo("mechanic_opted_out");
    }

    @Test
    void whoLeftIsLeftAlone() {
        var user = world.known(world.userOutsideHoldout(), evening, GROWN_UP, false);
        tell(user, BehaviorKind.APP_OPENED, null, Duration.ofDays(15));

        consider(user);

        assertThat(world.database().count("select count(*) from hook_looks where user_id = ?", user))
                .isZero();
    }

    @Test
    void aFriendIsOneWhoWantsToBeOne() {
        var friend = world.known(world.userOutsideHoldout(), evening, GROWN_UP, false);
        var user = userWhoDraws(u -> u >= 0.1);
        tell(friend, BehaviorKind.LESSON_DONE, "sleep", Duration.ofMinutes(5));
        tell(user, BehaviorKind.APP_OPENED, null, Duration.ofMinutes(5));
        befriend(user, friend).statusCode(204);

        consider(user);
        assertThat(world.database().count("select count(*) from reward_decisions where user_id = ?", user))
                .isZero();

        befriend(friend, user).statusCode(204);
        befriend(user, user).statusCode(404);
        given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{id}/friends", user)
                .then()
                .body("$", contains(friend.toString()));
        consider(user);

        hooksOf(user)
                .body("hookType", contains("friend_activity"))
                .body("[0].hookMessage", equalTo("Marta reached a milestone. You could say well done."));
        given().auth()
                .oauth2(Tokens.user(friend))
                .delete("/users/{id}/friends/{friend}", friend, user)
                .then()
                .statusCode(204);
        given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{id}/friends", user)
                .then()
                .body("$", empty());
    }

    @Test
    void nobodyIsSentToCongratulateSomebodyInDistress() {
        var friend = world.somebody();
        var user = friendWhoDraws(friend, u -> u >= 0.1);
        var crisis = world.crisis(friend, Instant.now(), Instant.now().plus(Duration.ofHours(72)));

        world.hear(crisis);
        consider(user);
        proofFor(user).body("message", Matchers.not(Matchers.hasItem(Matchers.containsString("Marta"))));
        hooksOf(user).body("$", empty());
        world.hear(world.withdrawn(crisis, Instant.now()));
        heardFromTheNumberOf(friend);
        consider(user);
        proofFor(user).body("message", Matchers.not(Matchers.hasItem(Matchers.containsString("Marta"))));
        hooksOf(user).body("$", empty());

        world.database().update("delete from crisis_quiet where number_digest = ?", digest.of(phoneOf(friend)));
        consider(user);

        hooksOf(user).body("hookType", contains("friend_activity"));
    }

    @Test
    void aFriendWhoIsForgottenIsNamedNoMore() {
        var friend = world.somebody();
        var user = friendWhoDraws(friend, u -> u >= 0.1);
        consider(user);
        proofFor(user).body("message", contains("Marta reached a milestone within the last day."));
        hooksOf(user).body("hookMessage", contains("Marta reached a milestone. You could say well done."));

        world.send(Event.tombstone(EventType.USER_PROFILE, friend));
        await().untilAsserted(
                        () -> assertThat(world.tablesWith(friend.toString())).isEmpty());

        hooksOf(user).body("hookMessage", contains("A friend of yours reached a milestone. You could say well done."));
        assertThat(world.database().rows("select message from social_proof_triggers where user_id = ?", user))
                .containsExactly(Map.of("message", "A friend of yours reached a milestone within the last day."));
    }

    @Test
    void aNameThatIsBeingWrittenDownIsForgottenAsWell() {
        var friend = world.somebody();
        var user = friendWhoDraws(friend, u -> u >= 0.1);
        var writing = pool.getConnection().await().atMost(PATIENCE);
        try {
            var transaction = writing.begin().await().atMost(PATIENCE);
            var named = friends.whoReachedSomething(writing, user, Instant.now())
                    .await()
                    .atMost(PATIENCE)
                    .orElseThrow();
            world.send(Event.tombstone(EventType.USER_PROFILE, friend));
            await().until(() -> world.database()
                            .count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and query like 'delete from friendships%'")
                    == 1);
            writing.preparedQuery(
                            "insert into engagement_hooks (id, user_id, hook_type, hook_message, urgency_level, about_friend)"
                                    + " values (gen_random_uuid(), $1, 'friend_activity', $2, 'low', $3)")
                    .execute(Tuple.of(user, named.firstName(), named.userId()))
                    .await()
                    .atMost(PATIENCE);
            transaction.commit().await().atMost(PATIENCE);
        } finally {
            writing.close().await().atMost(PATIENCE);
        }

        await().untilAsserted(
                        () -> assertThat(world.tablesWith(friend.toString())).isEmpty());
        hooksOf(user).body("hookMessage", contains("A friend of yours reached a milestone. You could say well done."));
    }

    @Test
    void nobodyBecomesAFriendOfSomebodyWhoIsBeingForgotten() throws Exception {
        var user = world.somebody();
        var friend = world.somebody();
        try (var erasing = world.database().connect();
                var statement = erasing.createStatement()) {
            erasing.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('%s', 0))".formatted(friend));
            statement.execute("delete from user_profile where user_id = '%s'".formatted(friend));
            var agreed = CompletableFuture.supplyAsync(
                    () -> befriend(user, friend).extract().statusCode());
            await().until(() -> agreed.isDone()
                    || world.database()
                                    .count("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                            > 0);
            erasing.commit();

            assertThat(agreed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(204);
        }
        assertThat(world.database().count("select count(*) from friendships where friend_id = ?", friend))
                .isZero();
    }

    // ---

    /** Somebody with nothing to do but to hear of a friend who just did a first lesson. */
    private UUID friendWhoDraws(UUID friend, DoublePredicate wanted) {
        var user = userWhoDraws(wanted);
        tell(friend, BehaviorKind.LESSON_DONE, "sleep", Duration.ofMinutes(5));
        tell(user, BehaviorKind.APP_OPENED, null, Duration.ofMinutes(5));
        befriend(user, friend).statusCode(204);
        befriend(friend, user).statusCode(204);
        return user;
    }

    private void heardFromTheNumberOf(UUID user) {
        world.database()
                .update(
                        "insert into crisis_quiet (crisis_id, number_digest, state, raised_at, quiet_until)"
                                + " values (gen_random_uuid(), ?, 'raised', now(), now() + interval '72 hours')",
                        digest.of(phoneOf(user)));
    }

    private String phoneOf(UUID user) {
        return world.database().value(String.class, "select phone from user_profile where user_id = ?", user);
    }

    /** Three days in a row until yesterday; today is still open. */
    private UUID walkerWhoDraws(DoublePredicate wanted) {
        var user = userWhoDraws(wanted);
        Stream.of(71, 48, 24).forEach(hours -> walk(user, hours));
        return user;
    }

    @Test
    void whatWasForetoldStandsBesideWhatBecameOfIt() {
        var user = walkerWhoDraws(u -> u >= 0.1);
        consider(user);
        given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{id}/predictions", user)
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].model", equalTo("lapse-simulated-1"))
                .body("[0].lapseRisk.toDouble()", Matchers.closeTo(0.411, 0.001))
                .body("[0].because[0]", equalTo("something was done today or yesterday"))
                .body("[0].lapsed", nullValue());
        world.database().update("update predictive_nudges set day = day - 20 where user_id = ?", user);

        pool.withTransaction(connection -> predictions.settle(connection, Instant.now()))
                .await()
                .indefinitely();

        given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{id}/predictions", user)
                .then()
                .body("[0].lapsed", equalTo(true))
                .body("[0].hasLeft", equalTo(true));
        given().auth()
                .oauth2(Tokens.operator())
                .get("/predictions/reliability")
                .then()
                .statusCode(200)
                .body("risk", hasItems("lapse", "leave"))
                .body("[0].happened", equalTo(1f));
    }

    @Test
    void whoMayLapseIsLookedAtSoonerAndWhoHardlyWillIsLookedAtLater() {
        var silent = world.known(world.userOutsideHoldout(), World.day(), GROWN_UP, false);
        tell(silent, BehaviorKind.HABIT_COMPLETED, "walk", Duration.ofDays(5));
        tell(silent, BehaviorKind.APP_OPENED, null, Duration.ZERO);
        var regular = world.known(world.userOutsideHoldout(), World.day(), GROWN_UP, false);
        tell(regular, BehaviorKind.APP_OPENED, null, Duration.ZERO);
        world.database()
                .update(
                        "insert into user_outcome_metrics (user_id, day, metric, value, updated_at)"
                                + " select ?, current_date - n, 'active', 1, now() from generate_series(0, 27) n",
                        regular);

        consider(silent);
        consider(regular);

        assertThat(minutesToTheNextLook(silent)).isBetween(58L, 60L);
        assertThat(minutesToTheNextLook(regular)).isBetween(178L, 180L);
        assertThat(world.database()
                        .count(
                                "select count(*) from predictive_nudges p join hook_looks l using (user_id)"
                                        + " where user_id in (?, ?) and p.next_look_at = l.look_at",
                                silent,
                                regular))
                .isEqualTo(2);
    }

    @Test
    void aShadowOfHooksIsLoggedAndDoesNothing() {
        world.database()
                .update("insert into policy_changes (id, area, active, shadow, changed_at, changed_by)"
                        + " values (gen_random_uuid(), 'hooks', 'hooks-1', 'hooks-even-1', now(), 'test')");
        var user = walkerWhoDraws(u -> u >= 0.1);
        try {
            consider(user);
        } finally {
            world.database().update("delete from policy_changes");
        }

        var decision =
                world.database().row("select * from reward_decisions where user_id = ? and action = 'hook'", user);
        assertThat(decision)
                .containsEntry("policy_version", "hooks-1")
                .containsEntry("shadow_version", "hooks-even-1")
                .containsEntry("shadow_arm", "streak_at_risk");
        assertThat(World.parse(decision.get("shadow_propensities").toString())
                        .get("nothing")
                        .asDouble())
                .isEqualTo(0.1);
        assertThat(World.parse(decision.get("features").toString())
                        .get("lapse_risk")
                        .asDouble())
                .isBetween(0.4, 0.42);
    }

    private long minutesToTheNextLook(UUID user) {
        return world.database()
                .count(
                        "select floor(extract(epoch from look_at - now()) / 60)::bigint from hook_looks where user_id = ?",
                        user);
    }

    private void walk(UUID user, int hoursAgo) {
        tell(user, BehaviorKind.HABIT_COMPLETED, "walk", Duration.ofHours(hoursAgo));
    }

    private UUID userWhoDraws(DoublePredicate wanted) {
        return userWhoDraws(wanted, evening, Channel.SMS);
    }

    private UUID userWhoDraws(DoublePredicate wanted, String zone, Channel... consents) {
        var user = Stream.generate(world::userOutsideHoldout)
                .filter(it -> wanted.test(key.draw(it, round(it, zone), HookVersion.USUAL.wireName())
                        .ofArm()))
                .findFirst()
                .orElseThrow();
        return world.known(user, zone, GROWN_UP, false, consents);
    }

    private static UUID round(UUID user, String zone) {
        return Ids.derived("hook round", user, UserDay.of(Instant.now(), ZoneId.of(zone)));
    }

    private void lessonAhead(UUID user) {
        for (int lesson = 0; lesson < 4; lesson++) {
            tell(user, BehaviorKind.LESSON_DONE, "lesson " + lesson, Duration.ofHours(24));
        }
    }

    private void tell(UUID user, BehaviorKind kind, String subject, Duration ago) {
        tell(user, kind, subject, ago, Map.of());
    }

    /** Over REST it has taken effect with the answer. */
    private static void tell(
            UUID user, BehaviorKind kind, String subject, Duration ago, Map<String, String> attributes) {
        var told = new HashMap<String, Object>();
        told.put("kind", kind.wireName());
        told.put("occurredAt", Instant.now().minus(ago).toString());
        told.put("attributes", attributes);
        if (subject != null) {
            told.put("subject", subject);
        }
        given().auth()
                .oauth2(Tokens.service())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(told)
                .post("/users/{id}/behaviors", user)
                .then()
                .statusCode(200);
    }

    private void shownBefore(UUID user, String ago) {
        world.database()
                .update(
                        "insert into engagement_hooks (id, user_id, hook_type, hook_message, urgency_level, delivered_via,"
                                + " delivered_at) values (gen_random_uuid(), ?, 'uncompleted_task', 'Shall we?', 'low',"
                                + " '{push}', now() - ?::interval)",
                        user,
                        ago);
    }

    private void consider(UUID user) {
        world.database().update("update hook_looks set look_at = now() - interval '1 second' where user_id = ?", user);
        hooks.consider(user).await().atMost(PATIENCE);
    }

    private void settle() {
        pool.withTransaction(connection -> arms.settle(connection, Instant.now()))
                .await()
                .atMost(PATIENCE);
    }

    private String reason(UUID user) {
        return world.database()
                .value(String.class, "select reason from reward_decisions where user_id = ? and action = 'hook'", user);
    }

    /** Rounds, and the weights of those in which streaks at risk were chosen, and were not. */
    private double[] arm() {
        var rows = world.database()
                .rows("select rounds, chosen_w, not_chosen_w from hook_arms where hook_type = 'streak_at_risk'");
        if (rows.isEmpty()) {
            return new double[] {0, 0, 0};
        }
        var row = rows.getFirst();
        return new double[] {
            ((Number) row.get("rounds")).doubleValue(),
            ((Number) row.get("chosen_w")).doubleValue(),
            ((Number) row.get("not_chosen_w")).doubleValue()
        };
    }

    private static ValidatableResponse hooksOf(UUID user) {
        return given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{id}/hooks", user)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse proofFor(UUID user) {
        return given().auth()
                .oauth2(Tokens.user(user))
                .post("/users/{id}/social-proof", user)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse befriend(UUID user, UUID friend) {
        return given().auth()
                .oauth2(Tokens.user(user))
                .put("/users/{id}/friends/{friend}", user, friend)
                .then();
    }
}
