package dev.heartline.carrier.network;

import java.time.Duration;

/**
 * How a caller tries again when our service cannot be reached.
 *
 * @param attempts calls placed at most, the first included
 */
public record Redial(int attempts, Duration delay) {
    public static final Redial PATIENT = new Redial(10, Duration.ofSeconds(2));
    public static final Redial NEVER = new Redial(1, Duration.ZERO);

    public Redial {
        if (attempts < 1 || delay.isNegative()) {
            throw new IllegalArgumentException("a caller dials at least once and waits no negative time");
        }
    }
}
