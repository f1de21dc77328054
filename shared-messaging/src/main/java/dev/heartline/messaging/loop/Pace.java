package dev.heartline.messaging.loop;

import java.time.Duration;

/**
 * How long an idle worker waits before it looks again: at first the shortest wait, then twice as long each time, up to
 * the longest.
 */
public record Pace(Duration shortest, Duration longest) {

    public Pace {
        if (!shortest.isPositive() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("no pace: from %s to %s".formatted(shortest, longest));
        }
    }

    /** Always the same wait. */
    public static Pace every(Duration wait) {
        return new Pace(wait, wait);
    }

    Duration after(Duration wait) {
        var doubled = wait.multipliedBy(2);
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
