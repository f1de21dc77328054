package dev.heartline.memory.context;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of a user goes into the context. */
@ConfigMapping(prefix = "heartline.memory.context")
public interface ContextConfig {

    /** The strongest memories. */
    @WithDefault("12")
    int memories();

    /** The surest preferences. */
    @WithDefault("20")
    int preferences();

    /** The newest commitments. */
    @WithDefault("8")
    int commitments();

    /** How long a commitment counts as open. */
    @WithDefault("14d")
    Duration commitmentsFor();
}
