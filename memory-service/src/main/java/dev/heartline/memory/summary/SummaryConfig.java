package dev.heartline.memory.summary;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How weeks and months are told. */
@ConfigMapping(prefix = "heartline.memory.summaries")
public interface SummaryConfig {

    /** How long a day must have been quiet before its week is told anew, so that a lively one isn't told with every text. */
    @WithDefault("5s")
    Duration settle();

    /** The wait before looking again when nothing was new. */
    @WithDefault("2s")
    Duration idle();
}
