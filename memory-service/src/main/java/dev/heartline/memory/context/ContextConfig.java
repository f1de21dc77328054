package dev.heartline.memory.context;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of a user goes into the context. */
@ConfigMapping(prefix = "heartline.memory.context")
public interface ContextConfig {

    /**
     * How many tokens all of it may take as JSON, about, names and sources included: where there is more, what is pinned goes in first,
     * then the lines of the most value per token. Only a sentence that tells of danger goes in whatever it takes.
     */
    @WithDefault("2400")
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
