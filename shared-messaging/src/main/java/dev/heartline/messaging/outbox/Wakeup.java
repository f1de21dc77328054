package dev.heartline.messaging.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * When an idle relay looks again: at once if somebody committed an event in this process, else after a wait that grows
 * while there is nothing to do. The wait finds what another process left behind.
 */
final class Wakeup {

    private final Semaphore nudges = new Semaphore(0);
    private final Duration shortest;
    private final Duration longest;
    private Duration wait;

    Wakeup(Duration shortest, Duration longest) {
        this.shortest = shortest;
        this.longest = longest;
        this.wait = shortest;
    }

    void nudge() {
        if (nudges.availablePermits() == 0) {
            nudges.release();
        }
    }

    void reset() {
        wait = shortest;
    }

    void await() throws InterruptedException {
        if (nudges.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
            nudges.drainPermits();
            reset();
        } else {
            wait = wait.multipliedBy(2).compareTo(longest) > 0 ? longest : wait.multipliedBy(2);
        }
    }
}
