package dev.heartline.memory.version;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The version of what is told whole, each in place of the one before: who keeps it takes only a greater one than theirs. It is made of time,
 * and not counted from what this database knows: one that came back from a backup doesn't know what it told last, and would be believed
 * nothing until it had counted past it.
 */
public final class NextVersion {

    private NextVersion() {}

    /**
     * In microseconds since 1970: below 2^53, so exact in any JSON reader, until 2255.
     *
     * @param known the greatest that is known, 0 where there is none: greater than that one in any case, whatever the clock shows
     */
    public static long after(long known, Instant now) {
        return Math.max(known + 1, ChronoUnit.MICROS.between(Instant.EPOCH, now));
    }

    /** In minutes since 1970, for what changes seldom and has a version of 31 bits. */
    public static int inMinutesAfter(int known, Instant now) {
        return Math.toIntExact(Math.max(known + 1L, ChronoUnit.MINUTES.between(Instant.EPOCH, now)));
    }
}
