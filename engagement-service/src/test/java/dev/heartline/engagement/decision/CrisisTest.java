package dev.heartline.engagement.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.testing.World;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CrisisTest {

    private final World world = new World();

    @Test
    void aCallThatShowsDangerSilencesEveryRewardForThreeDays() {
        var user = world.somebody();
        var crisisAt = Instant.now().minus(Duration.ofHours(71));

        assertThat(world.decide(world.call(user).showingDanger().at(crisisAt).event()))
                .isEqualTo("crisis_quiet");
        assertThat(world.decide(world.call(user).event())).isEqualTo("crisis_quiet");
        assertThat(world.decide(world.victory(user, SourceType.SMS, Ids.next(), "A walk.")))
                .isEqualTo("crisis_quiet");
        assertThat(world.rewardsOf(user)).isEmpty();
    }

    @Test
    void afterThreeDaysRewardsComeBack() {
        var user = world.somebody();
        var crisisAt = Instant.now().minus(Duration.ofHours(73));

        assertThat(world.decide(world.call(user).showingDanger().at(crisisAt).event()))
                .isEqualTo("crisis_quiet");

        assertThat(world.decide(world.drawing(world.call(user).event(), u -> u < 0.08)))
                .isEqualTo("draw_won");
    }

    @Test
    void aTextThatShowsDangerDoesTheSame() {
        var user = world.somebody();
        var now = Instant.now();

        world.send(world.text(user, SmsIntent.REQUEST_HELP, true, now));
        awaitQuiet(user, now);

        assertThat(world.decide(world.call(user).event())).isEqualTo("crisis_quiet");
    }

    @Test
    void anEmergencyIsACrisisEvenWhereNoSignsWereFound() {
        var user = world.somebody();
        var now = Instant.now();

        world.send(world.text(user, SmsIntent.EMERGENCY, false, now));

        awaitQuiet(user, now);
    }

    @Test
    void anOlderCrisisHeardOfLateDoesNotShortenTheQuiet() {
        var user = world.somebody();
        var now = Instant.now();
        world.send(world.text(user, SmsIntent.REQUEST_HELP, true, now));
        awaitQuiet(user, now);

        world.decide(world.call(user)
                .showingDanger()
                .at(now.minus(Duration.ofHours(50)))
                .event());

        awaitQuiet(user, now);
    }

    @Test
    void anOrdinaryTextChangesNothing() {
        var user = world.somebody();
        world.send(world.text(user, SmsIntent.REPORT_PROGRESS, false, Instant.now()));
        // The same partition: when this one shows, the other was handled.
        var danger = world.text(user, SmsIntent.EMERGENCY, true, Instant.now().minus(Duration.ofDays(9)));
        world.send(danger);
        awaitQuiet(user, danger.body().receivedAt());

        assertThat(world.decide(world.call(user).event())).isEqualTo("first_coaching_call");
    }

    private void awaitQuiet(UUID user, Instant crisisAt) {
        await().untilAsserted(() -> assertThat(world.database()
                        .rows(
                                "select floor(extract(epoch from quiet_until))::bigint as until from crisis_quiet_periods"
                                        + " where user_id = ?",
                                user))
                .containsExactly(
                        Map.of("until", crisisAt.plus(Duration.ofHours(72)).getEpochSecond())));
    }
}
