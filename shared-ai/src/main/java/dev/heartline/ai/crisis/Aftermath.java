package dev.heartline.ai.crisis;

import java.time.Duration;
import java.time.Instant;

/** The time after a crisis, in which nothing is business as usual. As long as engagement-service sends no rewards. */
public final class Aftermath {

    public static final Duration WINDOW = Duration.ofHours(72);

    private Aftermath() {}

    /** @param lastCrisisAt null where there was none */
    public static boolean lasts(Instant lastCrisisAt, Instant now) {
        return lastCrisisAt != null && now.isBefore(lastCrisisAt.plus(WINDOW));
    }
}
