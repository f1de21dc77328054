package dev.heartline.call.lifecycle;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long a call is left to what normally drives it before the sweep looks after it. */
@ConfigMapping(prefix = "heartline.call.attention")
public interface AttentionConfig {

    /** Without a callback or a turn for so long, an unfinished call is looked up at the provider. */
    @WithDefault("30s")
    Duration unfinished();

    /**
     * How long a call that is told to be completed, and that nobody is known to have answered, waits for the carrier's word of why nobody
     * did. Shorter than {@code heartline.call.attention.ended}.
     */
    @WithDefault("3s")
    Duration unsure();

    /** So long after its end a call without {@code call.completed} is completed by the sweep. More than the analysis may take. */
    @WithDefault("15s")
    Duration ended();
}
