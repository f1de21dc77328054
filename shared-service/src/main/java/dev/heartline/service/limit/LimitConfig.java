package dev.heartline.service.limit;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How often one caller may ask one replica. Who asks more is answered 429 with {@code Retry-After}. A webhook whose signature is
 * genuine is never limited.
 */
@ConfigMapping(prefix = "heartline.limits")
public interface LimitConfig {

    /** Requests that one user may make in a minute, over time. */
    @WithDefault("300")
    int userPerMinute();

    /** Requests that one user may make at once. */
    @WithDefault("100")
    int userBurst();

    /** Requests that one operator or one other system may make in a minute, over time. */
    @WithDefault("30000")
    int staffPerMinute();

    /** Requests that one operator or one other system may make at once. */
    @WithDefault("2000")
    int staffBurst();

    /** Requests without a valid token, and webhooks without a genuine signature, from one address in a minute, over time. */
    @WithDefault("60")
    int failuresPerMinute();

    /** Requests without a valid token, and webhooks without a genuine signature, from one address at once. */
    @WithDefault("120")
    int failuresBurst();

    /** Callers that are remembered; beyond, whoever has been quiet for longest starts anew. */
    @WithDefault("100000")
    int callers();

    /** A request that isn't answered after so long, because its body doesn't come or something hangs, is ended with 503. */
    @WithDefault("45s")
    Duration requestTimeout();
}
