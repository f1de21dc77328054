package dev.heartline.sms.inbound;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How texts are understood. */
@ConfigMapping(prefix = "heartline.sms.understanding")
interface UnderstandingConfig {

    /** Texts that are read at once, in this process. */
    @WithDefault("4")
    int workers();

    /** How often an idle reader looks for texts. Those taken by this process are read at once. */
    @WithDefault("1s")
    Duration poll();

    /** After this a text whose reader gave no sign is read again. */
    @WithDefault("30s")
    Duration lease();

    /** So long after an attempt that failed a text that nobody has judged yet is tried again; shorter than the lease. */
    @WithDefault("20s")
    Duration unjudgedAfter();

    /** How often reading a text is begun before it counts as unreadable and the sender's later texts go on. */
    @WithDefault("3")
    int attempts();
}
