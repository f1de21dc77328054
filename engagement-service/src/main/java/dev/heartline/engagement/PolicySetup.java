package dev.heartline.engagement;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.engagement.policy.RewardPolicy;
import dev.heartline.engagement.policy.draw.DrawKey;

/** Gives the pure policy its key. */
@Dependent
class PolicySetup {

    @Produces
    @Singleton
    RewardPolicy rewardPolicy(EngagementConfig config) {
        return new RewardPolicy(DrawKey.of(config.drawKey()));
    }
}
