package dev.heartline.call.schedule;

import java.time.Instant;

/** What becomes of a scheduled call after an attempt. */
sealed interface Fate {

    /** It waits for another try. */
    record Again(Instant at, String reason) implements Fate {}

    /**
     * Nothing more comes of it.
     *
     * @param reason null where it was reached
     */
    record Settled(ScheduleState state, String reason) implements Fate {}
}
