package dev.heartline.carrier.fault;

import java.time.Duration;

/**
 * What happens to status callbacks on their way. The redelivery of a callback carries the same idempotency token.
 *
 * @param duplicated each is posted twice
 * @param reordered those of one call or text are kept back until it ends and arrive last first
 * @param delay each waits that long
 */
public record CallbackDisturbance(boolean duplicated, boolean reordered, Duration delay) {
    public static final CallbackDisturbance NONE = new CallbackDisturbance(false, false, Duration.ZERO);
}
