package dev.heartline.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Does the same several times at once, each in a thread of its own: unlike those of the common pool it knows the test's configuration. */
public final class AtOnce {

    private AtOnce() {}

    /** Returns when all are done, and fails with the first that failed. */
    public static void times(int times, Runnable work) {
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            IntStream.range(0, times)
                    .mapToObj(_ -> CompletableFuture.runAsync(work, threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }
}
