package dev.heartline.sms.campaign;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How campaigns run. */
@ConfigMapping(prefix = "heartline.sms.campaign")
interface CampaignConfig {

    /** Batches of steps that are taken at once, in this process. */
    @WithDefault("2")
    int workers();

    /** How often an idle process looks for steps that are due. */
    @WithDefault("1s")
    Duration poll();

    /** Steps that a worker takes on at once. */
    @WithDefault("50")
    int batch();

    /** People who are enrolled in one transaction. */
    @WithDefault("1000")
    int enrolAtOnce();

    /**
     * After this another process may take a step that was taken on. More than twice what the words of one text take: it is renewed
     * while a batch is under way.
     */
    @WithDefault("2m")
    Duration lease();

    /** A step waits for so long while the text of the step before has not left. */
    @WithDefault("1h")
    Duration postpone();

    /** How often it is noted how far campaigns are. */
    @WithDefault("30s")
    Duration tidyEvery();
}
