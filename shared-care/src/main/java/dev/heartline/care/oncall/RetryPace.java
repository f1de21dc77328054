package dev.heartline.care.oncall;

import java.time.Duration;

/** How long a failed delivery waits: doubled with each attempt, up to the longest. */
record RetryPace(Duration first, Duration longest) {

    /** @param attempts made so far, at least 1 */
    Duration after(int attempts) {
        var wait = first;
        for (int i = 1; i < attempts && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
