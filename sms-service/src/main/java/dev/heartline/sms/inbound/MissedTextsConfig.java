package dev.heartline.sms.inbound;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How texts are found that a carrier took for us and whose webhook failed. */
@ConfigMapping(prefix = "heartline.sms.missed")
interface MissedTextsConfig {

    /** Between two looks into a carrier's list. */
    @WithDefault("1m")
    Duration every();

    /** How often it is asked whether a look is due. */
    @WithDefault("5s")
    Duration poll();

    /** Younger texts are not looked for: their webhook may be under way. */
    @WithDefault("60s")
    Duration settledAfter();

    /** How far a look reaches back behind the last one, for what a carrier lists late. */
    @WithDefault("10m")
    Duration overlap();

    /** Texts older than that are not fetched any more, however long the outage was. Shorter than the retention of erased numbers. */
    @WithDefault("24h")
    Duration lookBack();
}
