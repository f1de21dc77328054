package dev.heartline.engagement.version;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which versions are in force as long as no operator said otherwise over REST. */
@ConfigMapping(prefix = "heartline.engagement.policy")
interface PolicyConfig {

    /** The version that decides rewards. */
    @WithDefault("rewards-3")
    String rewards();

    /** The version whose choice of rewards is logged beside it; none by default. */
    Optional<String> rewardsShadow();

    /** The version that decides hooks. */
    @WithDefault("hooks-1")
    String hooks();

    /** The version whose choice of hooks is logged beside it; none by default. */
    Optional<String> hooksShadow();
}
