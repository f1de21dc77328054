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

    /** When the coach ends a call itself, with a closing sentence. A call on which danger stands is not ended by the clock. */
    @WithDefault("30m")
    Duration longestCall();

    /** So long after the coach has finished speaking, a silent caller is asked whether they are there. */
    @WithDefault("8s")
    Duration silence();

    /** The same after the caller has asked for a moment. */
    @WithDefault("60s")
    Duration moment();

    /** How fast the provider's voice speaks; a farewell is given that time to be heard before we hang up. */
    @WithDefault("160")
    int spokenWordsPerMinute();

    /**
     * How long the completion of a call waits for the process that holds its conversation to store the last words. One that
     * was killed says nothing. Shorter, with the limit of the analysis, than {@code heartline.call.attention.ended}.
     */
    @WithDefault("5s")
    Duration settlesWithin();
}
