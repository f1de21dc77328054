package dev.heartline.memory.pattern;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.PatternsRefreshed;
import dev.heartline.events.vocabulary.BehaviorRevision;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MessageMilestone;
import dev.heartline.events.vocabulary.TriggerType;
import dev.heartline.memory.testing.MovableClock;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PatternRefreshTest {

    private final World world = new World();
    private final Story ana = Story.ofSomebody();

    @Inject
    MovableClock clock;

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @Test
    void callsTextsBehaviourAndRewardsAreToldAsPatterns() {
        world.live(ana.profile("Europe/Madrid"));
        for (int day = 1; day <= 3; day++) {
            var morning = Story.ago(Duration.ofDays(day));
            var reward = ana.reward(TriggerType.STREAK_MILESTONE, morning.minus(Duration.ofHours(9)));
            world.live(reward);
            world.live(ana.arrival(reward, morning));
            world.live(ana.text(morning.plus(Duration.ofMinutes(20)), "I managed to walk five miles."));
            world.live(ana.lesson("sleep " + day, morning.plus(Duration.ofHours(1))));
        }
        world.live(ana.call(Story.ago(Duration.ofHours(3)), "user: I hate cooking on Mondays."));

        World.eventually(() -> assertThat(latest()).satisfies(patterns -> {
            assertThat(patterns.timezone()).isEqualTo("Europe/Madrid");
            assertThat(patterns.averageResponseTimeMinutes()).isEqualTo(20);
            assertThat(patterns.mostEngagingMessageTypes()).containsExactly("streak_milestone");
            assertThat(patterns.averageCallDurationSeconds()).isEqualTo(60);
            assertThat(patterns.conceptMasterySpeed().wireName()).isEqualTo("fast");
            assertThat(patterns.needsRepetitionCount()).isEqualTo(1);
            assertThat(patterns.mostActiveHours()).isNotEmpty();
            assertThat(patterns.confidence()).isPositive();
        }));
        as(Tokens.user(ana.userId()))
                .get("/users/{id}/patterns", ana.userId())
                .then()
                .statusCode(200)
                .body("averageResponseTimeMinutes", is(20))
                .body("conceptMasterySpeed", is("fast"));
        as(Tokens.user(ana.userId()))
                .get("/users/{id}/patterns/next-contact", ana.userId())
                .then()
                .statusCode(200)
                .body("reasons", hasItem(containsString("is active")));
    }

    @Test
    void whatTheCoachWroteAndShowedIsToldAsPatternsWithWhatTheUserDidAboutIt() {
        world.live(ana.profile("Europe/Madrid"));
        for (int day = 1; day <= 3; day++) {
            var card = Ids.next();
            var shown = Story.ago(Duration.ofDays(day));
            world.live(ana.messaged(card, Channel.IN_APP, MessageMilestone.DELIVERED, shown, shown.plusSeconds(1)));
            world.live(ana.messaged(
                    card, Channel.IN_APP, MessageMilestone.ENGAGED, shown, shown.plus(Duration.ofMinutes(40))));
            world.live(
                    ana.messaged(Ids.next(), Channel.PUSH, MessageMilestone.DELIVERED, shown.minusSeconds(600), shown));
            world.live(ana.messaged(Ids.next(), Channel.CALL, MessageMilestone.DELIVERED, shown, shown));
        }

        World.eventually(() -> assertThat(latest()).satisfies(patterns -> {
            assertThat(patterns.mostEngagingMessageTypes()).containsExactly("log_dinner");
            assertThat(patterns.responseMinutesByChannel()).isEqualTo(Map.of("in_app", 40));
            assertThat(patterns.averageResponseTimeMinutes()).isEqualTo(40);
        }));
        assertThat(world.count("interactions", ana.userId()))
                .as("no call a second time")
                .isEqualTo(6);
        as(Tokens.user(ana.userId()))
                .get("/users/{id}/patterns", ana.userId())
                .then()
                .statusCode(200)
                .body("responseMinutesByChannel.in_app", is(40));
    }

    @Test
    void anEventThatComesTwiceIsOneInteraction() {
        var text = ana.text(Story.ago(Duration.ofDays(1)), "I managed to walk five miles.");
        world.live(text);
        world.tell(text);
        world.live(ana.text(Story.ago(Duration.ofHours(1)), "I hate cooking."));

        assertThat(world.count("interactions", ana.userId())).isEqualTo(2);
    }

    @Test
    void whatWasToldByMistakeIsInNoPatternOnceItIsPutRightOrTakenBack() {
        world.live(ana.profile("UTC"));
        var night = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(Duration.ofDays(2))
                .plus(Duration.ofHours(3));
        var afternoon = night.plus(Duration.ofHours(12));
        var told = Stream.of("sleep", "sugar", "stress", "sleep")
                .map(subject -> ana.lesson(subject, night))
                .toList();
        told.forEach(world::live);
        World.eventually(() -> assertThat(latest().conceptMasterySpeed()).isNotNull());
        assertThat(latest().mostActiveHours()).containsExactly(3);

        told.subList(0, 3).forEach(one -> world.live(ana.revised(one, BehaviorRevision.REPLACES, afternoon)));
        world.live(ana.revised(told.getLast(), BehaviorRevision.WITHDRAWS, night));

        World.eventually(() -> assertThat(latest().mostActiveHours()).containsExactly(15));
        assertThat(world.count("interactions", ana.userId())).isEqualTo(3);

        world.live(ana.revised(told.getFirst(), BehaviorRevision.WITHDRAWS, afternoon));

        World.eventually(() -> assertThat(latest().conceptMasterySpeed()).isNull());

        told.subList(1, 3).forEach(one -> world.live(ana.revised(one, BehaviorRevision.WITHDRAWS, afternoon)));

        assertThat(world.count("interactions", ana.userId())).isZero();
        as(Tokens.operator()).get("/users/{id}/patterns", ana.userId()).then().statusCode(404);
        assertThat(published().getLast()).isNull();
    }

    @Test
    void versionsGrowAndNothingIsPublishedWithoutNeed() {
        world.live(ana.text(Story.ago(Duration.ofDays(1)), "I managed to walk five miles."));
        World.eventually(() -> assertThat(published()).hasSize(1));
        for (int n = 2; n <= 3; n++) {
            world.live(ana.text(Story.ago(Duration.ofHours(n)), "I managed to walk %d miles.".formatted(n)));
        }

        World.eventually(() -> assertThat(latest().preferredChannel()).isEqualTo(Channel.SMS));
        assertThat(published())
                .extracting(PatternsRefreshed::version)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void anErasedUserHasNoPatternsAndOthersAreToldSo() {
        world.live(ana.profile("Europe/Madrid"));
        world.live(ana.text(Story.ago(Duration.ofDays(1)), "I managed to walk five miles."));
        World.eventually(() -> assertThat(published()).isNotEmpty());

        world.live(ana.erasure());
        world.tell(ana.lesson("sleep", Story.ago(Duration.ofDays(2))));
        var ben = Story.ofSomebody();
        world.live(ben.text(Story.ago(Duration.ofDays(1)), "I managed to walk five miles."));

        assertThat(published().getLast()).isNull();
        assertThat(world.count("interactions", ana.userId())).isZero();
        as(Tokens.operator())
                .get("/users/{id}/patterns", ana.userId())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    /** As by an erasure, or by another replica that is at it. Of the two, the first one's patterns come first. */
    @Test
    void whoseLockIsHeldIsPassedByAndIsNotToldOfOnceErased() throws SQLException {
        var ben = Story.ofSomebody();
        try (var erasure = world.database().connect();
                var statement = erasure.createStatement()) {
            erasure.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('" + ana.userId() + "', 0))");
            world.database()
                    .update(
                            "insert into interactions (id, user_id, kind, happened_at) values (?, ?, 'text', now())",
                            Ids.next(),
                            ana.userId());
            world.live(ben.text(Story.ago(Duration.ofDays(1)), "I managed to walk five miles."));
            World.eventually(() -> assertThat(world.published(EventType.PATTERNS_REFRESHED, ben.userId()))
                    .isNotEmpty());
            statement.execute("delete from interactions where user_id = '" + ana.userId() + "'");
            erasure.commit();
        }

        world.live(ben.text(Story.ago(Duration.ofDays(2)), "I managed to walk six miles."));
        World.eventually(() -> assertThat(world.database()
                        .count("select count(*) from interactions where user_id = ? and not analysed", ben.userId()))
                .isZero());
        assertThat(published()).isEmpty();
        assertThat(world.count("user_interaction_patterns", ana.userId())).isZero();
    }

    @Test
    void aUserWhosePatternsCannotBeReadHoldsUpNobodyElse() {
        var ben = Story.ofSomebody();
        // Nothing of the kind was ever written: no time of an analysis.
        world.database()
                .update("insert into user_interaction_patterns (id, user_id) values (?, ?)", Ids.next(), ben.userId());
        world.live(ben.text(Story.ago(Duration.ofDays(1)), "I managed to walk five miles."));

        world.live(ana.text(Story.ago(Duration.ofDays(1)), "I managed to walk five miles."));

        World.eventually(() -> assertThat(published()).isNotEmpty());
        World.eventually(() -> assertThat(world.database()
                        .count("select count(*) from interactions where user_id = ? and not analysed", ben.userId()))
                .isZero());
    }

    /** Zones without daylight saving: the same hour on each day. */
    @Test
    void hoursAreToldAnewInTheZoneThatAUserMovesTo() {
        world.live(ana.profile("Africa/Lagos"));
        var noon = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));
        for (int day = 0; day < 3; day++) {
            world.live(ana.text(noon.minus(Duration.ofDays(day)), "I managed to walk five miles."));
        }
        var there = noon.atZone(ZoneId.of("Africa/Lagos")).getHour();
        World.eventually(() -> assertThat(published()).isNotEmpty());
        World.eventually(() -> assertThat(latest().mostActiveHours()).containsExactly(there));

        world.live(ana.profile("Asia/Tokyo"));

        var here = noon.atZone(ZoneId.of("Asia/Tokyo")).getHour();
        World.eventually(() -> assertThat(latest().mostActiveHours()).containsExactly(here));
        assertThat(latest().timezone()).isEqualTo("Asia/Tokyo");
    }

    @Test
    void anAnalysisThatFindsNothingNewIsNotedAndNotPublished() {
        world.live(ana.text(Story.ago(Duration.ofMinutes(2)), "I managed to walk five miles."));
        World.eventually(() -> assertThat(published()).hasSize(1));
        var first = latest().analyzedAt();

        world.database().update("update interactions set analysed = false where user_id = ?", ana.userId());

        World.eventually(() -> assertThat(Instant.parse(as(Tokens.operator())
                        .get("/users/{id}/patterns", ana.userId())
                        .<String>path("analyzedAt")))
                .isAfter(first));
        assertThat(published()).hasSize(1);
    }

    @Test
    void theNextContactIsAfterTheTimeOfTheService() {
        var later = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(58));
        clock.setTo(later.plus(Duration.ofMinutes(20)));

        var at = Instant.parse(as(Tokens.operator())
                .get("/users/{id}/patterns/next-contact", ana.userId())
                .<String>path("at"));

        assertThat(at).isEqualTo(later.plus(Duration.ofHours(1)));
    }

    private PatternsRefreshed latest() {
        return published().getLast();
    }

    private List<PatternsRefreshed> published() {
        return world.published(EventType.PATTERNS_REFRESHED, ana.userId());
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token);
    }
}
