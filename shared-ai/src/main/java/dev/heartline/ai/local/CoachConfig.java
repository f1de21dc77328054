package dev.heartline.ai.local;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long an engine may take to find the coach's words, and how long a silent user is waited for. */
@ConfigMapping(prefix = "heartline.coach")
public interface CoachConfig {

    /** To an engine's first words, and between any two pieces of its reply; then the local engine speaks. */
    @WithDefault("1500ms")
    Duration firstWords();

    /** To the end of a reply. */
    @WithDefault("15s")
    Duration wholeReply();

    /** How often a silent user is asked whether they are there, before the call is ended. */
    @WithDefault("2")
    int lineChecks();
}
