package dev.heartline.engagement.decision;

import java.time.Duration;
import java.time.Instant;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.testing.World;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CrisisTest {

    private final World world = new World();

    @Test
    void the72HoursHoldInEveryServiceFromTheEventAlone() {
        var user = world.somebody();
        var crisisAt = Instant.now().minus(Duration.ofHours(71));
        world.hear(world.crisis(user, crisisAt, crisisAt.plus(Duration.ofHours(72))));

        assertThat(world.decide(world.call(user).event())).isEqualTo("crisis_quiet");
        assertThat(world.decide(world.victory(user, SourceType.SMS, Ids.next(), "A walk.")))
                .isEqualTo("crisis_quiet");
        assertThat(world.rewardsOf(user)).isEmpty();
    }

    @Test
    void theQuietLastsAsLongAsTheEventSays() {
        var user = world.somebody();
        var now = Instant.now();
        world.hear(world.crisis(user, now.minus(Duration.ofMinutes(90)), now.minus(Duration.ofHours(1))));

        assertThat(world.decide(world.call(user).at(now.minusSeconds(60)).event()))
                .isEqualTo("first_coaching_call");
        assertThat(world.decide(
                        world.call(user).at(now.minus(Duration.ofMinutes(80))).event()))
                .isEqualTo("crisis_quiet");
    }

    @Test
    void aFalseAlarmEndsTheQuietAndNoOther() {
        var user = world.somebody();
        var now = Instant.now();
        var real = world.crisis(user, now, now.plus(Duration.ofHours(72)));
        var falseAlarm = world.crisis(user, now, now.plus(Duration.ofHours(72)));
        world.hear(real);
        world.hear(falseAlarm);

        world.hear(world.withdrawn(falseAlarm, now));

        assertThat(world.decide(world.victory(user, SourceType.SMS, Ids.next(), "A walk.")))
                .isEqualTo("crisis_quiet");
        world.hear(world.withdrawn(real, now));
        assertThat(world.decide(world.call(user).event())).isEqualTo("first_coaching_call");
    }

    /** The topic keeps the order of a user; whoever replays a part of it need not. */
    @Test
    void aWithdrawalThatOvertakesItsCrisisHolds() {
        var user = world.somebody();
        var now = Instant.now();
        var crisis = world.crisis(user, now, now.plus(Duration.ofHours(72)));
        world.hear(world.withdrawn(crisis, now));
        world.send(crisis);
        world.settle(EventType.CRISIS_RAISED, user);

        assertThat(world.decide(world.call(user).event())).isEqualTo("first_coaching_call");
    }

    @Test
    void aCallInWhichDangerWasHeardIsNeverRewardedItself() {
        var user = world.somebody();

        assertThat(world.decide(world.call(user)
                        .showingDanger()
                        .at(Instant.now().minus(Duration.ofDays(9)))
                        .event()))
                .isEqualTo("crisis_quiet");
    }
}
