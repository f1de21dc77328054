package dev.heartline.messaging.loop;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** What is known of a loop from outside. */
final class LoopRecord {

    private final String name;
    private final LongAdder runs = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile long succeededAt = System.nanoTime();

    LoopRecord(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void succeeded() {
        runs.increment();
        succeededAt = System.nanoTime();
    }

    void failed() {
        failures.increment();
    }

    long runs() {
        return runs.sum();
    }

    long failures() {
        return failures.sum();
    }

    /** Since a step last ended well; since the loop was made where none has yet. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - succeededAt);
    }

    /** One thread of a loop. */
    interface Worker {

        boolean isAlive();

        /** How long its current step has been going on; zero between two steps. */
        Duration inStep();
    }
}
