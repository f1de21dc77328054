package dev.heartline.model.ask;

import java.time.Duration;
import java.util.function.LongSupplier;

import dev.heartline.model.wire.Fault;

/**
 * Leaves a provider alone that failed several times in a row, so that not every caller waits for it in vain. After the rest one
 * request tries it. Safe for concurrent use.
 */
public final class Rest {

    private final int after;
    private final long nanos;
    private final LongSupplier clock;
    private int failures;
    private long until;

    /** @param after failures in a row */
    public Rest(int after, Duration length) {
        this(after, length, System::nanoTime);
    }

    Rest(int after, Duration length, LongSupplier clock) {
        this.after = after;
        this.nanos = length.toNanos();
        this.clock = clock;
    }

    /** Whether to ask. Where the rest has ended only the first who wants to know is told so until it went well. */
    synchronized boolean isOver() {
        if (failures < after) {
            return true;
        }
        long now = clock.getAsLong();
        if (now - until < 0) {
            return false;
        }
        until = now + nanos;
        return true;
    }

    /** @param fault null where it went well */
    synchronized void note(Fault fault) {
        if (fault == null || !fault.isOfTheProvider()) {
            if (fault != Fault.ABANDONED) {
                failures = 0;
            }
            return;
        }
        failures++;
        if (failures >= after) {
            until = clock.getAsLong() + nanos;
        }
    }
}
