package dev.heartline.sms.outbound;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a text waits after an attempt that the provider certainly did not take. How often doesn't matter: an outage lasts as
 * long as it lasts, and {@link Freshness} ends it. Only where the provider gave no answer, and then had not got the text, may it
 * have been mistaken about that; such attempts are counted, so that nobody is ever texted again and again.
 *
 * @param maxLost attempts without an answer, in all
 */
record Backoff(Duration first, Duration longest, int maxLost) {

    /** @param attempts made so far, at least 1 */
    Duration after(int attempts) {
        var wait = first;
        for (int i = 1; i < attempts && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /**
     * At once after the first, then longer and longer.
     *
     * @param lost attempts without an answer so far, at least 1
     * @return empty: no attempt is left
     */
    Optional<Duration> afterLost(int lost) {
        return lost < maxLost ? Optional.of(longest.multipliedBy(lost - 1)) : Optional.empty();
    }
}
