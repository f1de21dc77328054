package dev.heartline.sms.outbound;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a text waits after an attempt that the provider certainly did not take.
 *
 * @param maxAttempts attempts in all, of whatever outcome
 */
record Backoff(Duration first, Duration longest, int maxAttempts) {

    /**
     * @param attempts made so far, at least 1
     * @return empty: no attempt is left
     */
    Optional<Duration> after(int attempts) {
        if (attempts >= maxAttempts) {
            return Optional.empty();
        }
        var wait = first;
        for (int i = 1; i < attempts && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return Optional.of(wait.compareTo(longest) < 0 ? wait : longest);
    }
}
