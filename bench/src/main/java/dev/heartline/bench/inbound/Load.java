package dev.heartline.bench.inbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import dev.heartline.bench.load.Latencies;

/**
 * What came of posting texts.
 *
 * @param perSecond taken
 * @param latencies of those that were taken, from when each was due
 */
record Load(double perSecond, long failed, Latencies latencies) {

    /** As many as go through, each connection one after the other. */
    static Load closed(Door door, int connections, Duration time, AtomicLong numbers) throws InterruptedException {
        var latencies = new Latencies();
        var failed = new AtomicLong();
        var threads = new ArrayList<Thread>();
        long began = System.nanoTime();
        for (int n = 0; n < connections; n++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() - began < time.toNanos()) {
                    post(door, System.nanoTime(), numbers, latencies, failed);
                }
            }));
        }
        return finished(threads, began, failed, latencies);
    }

    /** So many a second, whether the ones before were answered or not: who is late is counted from when it was due. */
    static Load open(Door door, double perSecond, Duration time, AtomicLong numbers) throws InterruptedException {
        var latencies = new Latencies();
        var failed = new AtomicLong();
        var threads = new ArrayList<Thread>();
        var slots = new Semaphore(512);
        long began = System.nanoTime();
        long total = Math.round(perSecond * time.toMillis() / 1000);
        for (long n = 0; n < total; n++) {
            long due = began + (long) (n * 1e9 / perSecond);
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            slots.acquire();
            threads.add(Thread.ofVirtual().start(() -> {
                post(door, due, numbers, latencies, failed);
                slots.release();
            }));
        }
        return finished(threads, began, failed, latencies);
    }

    private static void post(Door door, long due, AtomicLong numbers, Latencies latencies, AtomicLong failed) {
        if (door.post(numbers.getAndIncrement())) {
            latencies.add(Duration.ofNanos(System.nanoTime() - due));
        } else {
            failed.incrementAndGet();
        }
    }

    private static Load finished(Iterable<Thread> threads, long began, AtomicLong failed, Latencies latencies)
            throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Load(latencies.count() / seconds, failed.get(), latencies);
    }

    @Override
    public String toString() {
        return "%,.0f/s   %s%s".formatted(perSecond, latencies, failed == 0 ? "" : ", %d FAILED".formatted(failed));
    }
}
