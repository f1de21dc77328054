package dev.heartline.carrier.fault;

import java.time.Duration;

/**
 * What happens to status callbacks, or to texts that people send us, on their way. The redelivery of a callback carries the same
 * idempotency token.
 *
 * @param duplicated each is posted twice; a text both times at once
 * @param reordered callbacks of one call or text are kept back until it ends and arrive last first; of a person's texts each second one
 *     overtakes the one before
 * @param delay each waits that long
 */
public record CallbackDisturbance(boolean duplicated, boolean reordered, Duration delay) {
    public static final CallbackDisturbance NONE = new CallbackDisturbance(false, false, Duration.ZERO);
}
