package dev.heartline.demo;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** How long the demo waits for an effect before it says that the effect did not come. */
final class WaitingTime {

    static final Duration LIMIT = Duration.ofSeconds(15);

    private static final Duration LOOK = Duration.ofMillis(10);

    private WaitingTime() {}

    /** Looks until there are that many, or patience ends. */
    static <T> List<T> untilThereAre(int count, Supplier<List<T>> look) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            List<T> found = look.get();
            if (found.size() >= count || System.nanoTime() > deadline) {
                return found;
            }
            Thread.sleep(LOOK);
        }
    }
}
