package dev.heartline.engagement.milestone;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which links of a milestone hold.
 *
 * @param number of those that were not taken back
 * @param since the milestone's row stands, in whole microseconds: who was erased and comes back has other milestones, though they are
 *     called the same
 */
record LinkSeries(int number, Instant since) {

    /** As it is sealed. */
    @Override
    public String toString() {
        return number + "|" + ChronoUnit.MICROS.between(Instant.EPOCH, since);
    }
}
