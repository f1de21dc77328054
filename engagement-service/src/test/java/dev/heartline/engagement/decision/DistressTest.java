package dev.heartline.engagement.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.testing.World;
import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;

/** No reward follows harm, and after a hard talk or text there is quiet, below a crisis as well. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DistressTest {

    @Inject
    MeterRegistry registry;

    private final World world = new World();

    /** Else their first talk would be celebrated for certain. */
    @Test
    void noRewardFollowsHarm() {
        var user = world.somebody();
        var unread = world.somebody();

        assertThat(world.decide(world.call(user).tellingOfHarm(true).event())).isEqualTo("harm_told");
        assertThat(world.decide(world.call(unread).tellingOfHarm(null).event())).isEqualTo("harm_told");
        assertThat(world.rewardsOf(user)).isEmpty();
        assertThat(world.rewardsOf(unread)).isEmpty();
    }

    @Test
    void whereNobodyTalkedNothingWasTold() {
        var user = world.somebody();

        assertThat(world.decide(world.call(user)
                        .ending(CallOutcome.NO_ANSWER, 0)
                        .tellingOfHarm(null)
                        .event()))
                .isEqualTo("no_conversation");
    }

    @Test
    void afterAHardTalkItIsQuietForThreeDays() {
        var user = world.somebody();
        var then = Instant.now().minus(Duration.ofHours(71));
        assertThat(world.decide(world.call(user).sad().at(then).event())).isEqualTo("distress_quiet");
        awaitQuiet(user);

        assertThat(world.decide(world.call(user).event())).isEqualTo("distress_quiet");
        assertThat(world.decide(world.victory(user, SourceType.SMS, Ids.next(), "A walk.")))
                .isEqualTo("distress_quiet");
        double before = notTold();
        given().auth()
                .oauth2(Tokens.user(user))
                .contentType(ContentType.JSON)
                .post("/users/{id}/social-proof", user)
                .then()
                .statusCode(200)
                .body("$", empty());
        assertThat(notTold()).isEqualTo(before + 1);
        assertThat(world.rewardsOf(user)).isEmpty();
    }

    @Test
    void whatWasHardBeforeThatIsOver() {
        var user = world.somebody();
        world.decide(world.call(user)
                .sad()
                .at(Instant.now().minus(Duration.ofHours(73)))
                .event());
        awaitQuiet(user);

        assertThat(world.decide(world.victory(user, SourceType.SMS, Ids.next(), "A walk.")))
                .isEqualTo("victory_shared");
    }

    /** It need not be a check-in. */
    @Test
    void aHardTextIsFollowedByQuietAndWhatIsHardMeanwhileMakesItLonger() {
        var user = world.somebody();
        var now = Instant.now();
        world.send(text(user, now.minus(Duration.ofHours(100))), text(user, now.minus(Duration.ofHours(40))));
        await().until(() -> quietTimes(user) == 1
                && world.database()
                                .count(
                                        "select count(*) from distress_quiet where user_id = ? and quiet_until > now()",
                                        user)
                        == 1);

        assertThat(world.decide(world.call(user).event())).isEqualTo("distress_quiet");
    }

    /** Told within three days, as nobody's days are told later. */
    @Test
    void noStreakIsLostInTheQuietAfterAHardText() {
        var sad = world.somebody();
        var other = world.somebody();
        var now = Instant.now();
        world.send(text(sad, now.minus(Duration.ofHours(60))));
        awaitQuiet(sad);

        for (var user : List.of(sad, other)) {
            world.send(done(user, now.minus(Duration.ofHours(70))), done(user, now));
        }

        await().until(() -> days(sad) == 2 && days(other) == 2);
        assertThat(streak(sad)).isEqualTo(2);
        assertThat(streak(other)).isEqualTo(1);
    }

    private long days(UUID user) {
        return world.database().count("select count(*) from streak_days where user_id = ?", user);
    }

    private int streak(UUID user) {
        return world.database()
                .value(
                        Integer.class,
                        "select length_days from streaks where user_id = ? and kind = 'habit_completed'",
                        user);
    }

    private static Event<SmsReceived> text(UUID user, Instant at) {
        return Event.of(
                EventType.SMS_RECEIVED,
                new SmsReceived(
                        Ids.next(),
                        user,
                        Ids.next(),
                        "twilio",
                        "Everything is too much today.",
                        at,
                        SmsIntent.OTHER,
                        0.9,
                        Sentiment.NEGATIVE,
                        0.9,
                        false,
                        false));
    }

    private static Event<BehaviorRecorded> done(UUID user, Instant at) {
        return Event.of(
                EventType.BEHAVIOR_RECORDED,
                new BehaviorRecorded(Ids.next(), user, BehaviorKind.HABIT_COMPLETED, at, "reading", Map.of()));
    }

    private void awaitQuiet(UUID user) {
        await().until(() -> quietTimes(user) == 1);
    }

    private long quietTimes(UUID user) {
        return world.database().count("select count(*) from distress_quiet where user_id = ?", user);
    }

    private double notTold() {
        return registry.counter("heartline.engagement.social.proofs", "outcome", "distress_quiet")
                .count();
    }
}
