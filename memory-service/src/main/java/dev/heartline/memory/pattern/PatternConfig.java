package dev.heartline.memory.pattern;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How patterns are told. */
@ConfigMapping(prefix = "heartline.memory.patterns")
public interface PatternConfig {

    /** How long an interaction tells something. */
    @WithDefault("90d")
    Duration memory();

    /** The wait before looking again when nothing was new. */
    @WithDefault("2s")
    Duration idle();
}
