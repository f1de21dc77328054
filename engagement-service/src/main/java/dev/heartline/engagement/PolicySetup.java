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
    DrawKey drawKey(EngagementConfig config) {
        return DrawKey.of(config.drawKey());
    }

    @Produces
    @Singleton
    RewardPolicy rewardPolicy(DrawKey key) {
        return new RewardPolicy(key);
    }
}
