package dev.heartline.sms.reach;

import java.time.Duration;
import java.time.LocalTime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When texts leave that aren't urgent. */
@ConfigMapping(prefix = "heartline.sms.reach")
interface ReachConfig {

    /** A text that isn't urgent waits at most so long for an hour of a day on which its user is mostly about; 0 for not at all. */
    @WithDefault("2d")
    Duration patience();

    /** The local time of a text that is ordered for a day, while too little is known of when its user is about. */
    @WithDefault("18:00")
    LocalTime openTime();
}
