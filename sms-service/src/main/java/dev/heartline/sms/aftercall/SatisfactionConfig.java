package dev.heartline.sms.aftercall;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether and when users are asked by text how helpful a call was. */
@ConfigMapping(prefix = "heartline.sms.satisfaction")
interface SatisfactionConfig {

    /** Whether people are asked by text after a call how helpful it was. Calls ask by themselves (heartline.call.satisfaction.asked): one will do. */
    @WithDefault("false")
    boolean ask();

    /** How long after the call. */
    @WithDefault("10m")
    Duration after();

    /** Nobody is asked more often. */
    @WithDefault("14d")
    Duration every();

    /** Nobody is asked about a call in so long a time before which danger was heard, or on it; not even where it was taken back. */
    @WithDefault("24h")
    Duration notAfterDanger();

    /** What a user has to have said on the call, in turns, to be asked about it. */
    @WithDefault("3")
    int leastTurns();

    /** After this the question is not sent any more; and so long after it has left an answer to it is none. */
    @WithDefault("24h")
    Duration expireAfter();

    /** Name of the template. It may use {@code first_name}. */
    @WithDefault("call_satisfaction")
    String template();
}
