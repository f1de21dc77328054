package dev.heartline.call.completion;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How calls are brought to their end. */
@ConfigMapping(prefix = "heartline.call.completion")
interface CompletionConfig {

    /** How long reading a transcript may take; after that the call is published without analysis. */
    @WithDefault("8s")
    Duration analysisLimit();

    /**
     * How long judging what nobody has judged while the call went on may take; after that it is begun anew by the sweep. Shorter
     * than 2 minutes, which is what a sweep waits.
     */
    @WithDefault("90s")
    Duration judgingLimit();

    /** How often calls that nothing drives any more are looked for. */
    @WithDefault("5s")
    Duration sweepEvery();

    /** Calls that one sweep takes at most. */
    @WithDefault("100")
    int sweepBatch();

    /** A queued call that the provider doesn't know so long after it should have been dialled was never dialled. */
    @WithDefault("90s")
    Duration lostDial();
}
