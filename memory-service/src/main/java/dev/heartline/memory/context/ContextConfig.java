package dev.heartline.memory.context;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of a user goes into the context. */
@ConfigMapping(prefix = "heartline.memory.context")
public interface ContextConfig {

    /**
     * How many tokens all of it may take, about: where there is more, the lines of the most value per token go in. What is pinned and
     * what tells of danger goes in whatever it takes.
     */
    @WithDefault("1200")
    int tokens();

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
