package dev.heartline.carrier.webhook;

import java.time.Duration;

/**
 * How long an unanswered webhook is posted again: on refused connections, time-outs and 5xx answers, never on others.
 *
 * @param attempts posts at most
 */
public record Patience(int attempts, Duration between) {
    public static final Patience ONCE = new Patience(1, Duration.ZERO);

    public Patience {
        if (attempts < 1) {
            throw new IllegalArgumentException("a webhook is posted at least once");
        }
    }
}
