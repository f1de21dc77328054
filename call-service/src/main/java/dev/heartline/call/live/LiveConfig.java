package dev.heartline.call.live;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the coach leads a conversation. */
@ConfigMapping(prefix = "heartline.call.live")
public interface LiveConfig {

    /** Talk time after which the coach brings a call to its end. */
    @WithDefault("20m")
    Duration longestTalk();

    /** How fast the provider's voice speaks; a farewell is given that time to be heard before we hang up. */
    @WithDefault("160")
    int spokenWordsPerMinute();
}
