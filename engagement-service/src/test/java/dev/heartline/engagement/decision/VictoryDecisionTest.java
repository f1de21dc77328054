package dev.heartline.engagement.decision;

import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.testing.World;
import dev.heartline.events.Event;
import dev.heartline.events.Ids;
import dev.heartline.events.MemoryReinforced;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class VictoryDecisionTest {

    private final World world = new World();

    @Test
    void aVictoryToldByTextIsThankedFor() {
        var user = world.somebody();

        assertThat(world.decide(bySms(user, "Walked three evenings in a row."))).isEqualTo("victory_shared");

        var reward = World.parse(world.awaitReward(user).value());
        assertThat(reward.get("triggerType").asText()).isEqualTo("social_recognition");
        assertThat(reward.get("rewardType").asText()).isEqualTo("coach_celebration");
        assertThat(reward.get("intensity").asText()).isEqualTo("small");
        assertThat(reward.get("probability").asDouble()).isEqualTo(1);
    }

    @Test
    void theSecondVictoryOfADayIsNotRewarded() {
        var user = world.somebody();
        var first = bySms(user, "Walked three evenings in a row.");

        assertThat(world.decide(first)).isEqualTo("victory_shared");
        assertThat(world.decide(world.victory(user, SourceType.SMS, first.body().sourceId(), "And slept well.")))
                .isEqualTo("already_decided_for_source");
        assertThat(world.decide(bySms(user, "Called my sister."))).isEqualTo("daily_limit");
        assertThat(world.rewardsOf(user)).hasSize(1);
    }

    @Test
    void aVictoryOverTheBodyIsNotRewarded() {
        assertThat(world.decide(bySms(world.somebody(), "Lost two kilos this week.")))
                .isEqualTo("health");
    }

    private Event<MemoryReinforced> bySms(UUID user, String told) {
        return world.victory(user, SourceType.SMS, Ids.next(), told);
    }
}
