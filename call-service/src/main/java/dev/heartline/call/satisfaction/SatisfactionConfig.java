package dev.heartline.call.satisfaction;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When callers are asked how helpful a call was. */
@ConfigMapping(prefix = "heartline.call.satisfaction")
public interface SatisfactionConfig {

    /** Whether callers are asked at the end of a call how helpful it was; never after danger or a stop. */
    @WithDefault("true")
    boolean asked();

    /** Nobody is asked again before that. */
    @WithDefault("30d")
    Duration every();

    /** What the caller must have said for it to have been a talk. */
    @WithDefault("5")
    int fewestTurns();
}
