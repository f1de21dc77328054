package dev.heartline.bench.load;

import java.time.Duration;

import org.HdrHistogram.ConcurrentHistogram;

/** Durations, to the millisecond. Of fewer than a hundred the slowest is all that a p99 could say. */
public final class Latencies {

    private static final int ENOUGH_FOR_P99 = 100;

    private final ConcurrentHistogram millis = new ConcurrentHistogram(3);

    public void add(Duration duration) {
        millis.recordValue(Math.max(0, duration.toMillis()));
    }

    public long count() {
        return millis.getTotalCount();
    }

    public long percentile(double percentile) {
        return millis.getValueAtPercentile(percentile);
    }

    @Override
    public String toString() {
        if (count() == 0) {
            return "none";
        }
        String p99 = count() < ENOUGH_FOR_P99 ? "" : "p99 %5d ms   ".formatted(percentile(99));
        return "p50 %5d ms   p95 %5d ms   %smax %5d ms   (n = %d)"
                .formatted(percentile(50), percentile(95), p99, millis.getMaxValue(), count());
    }
}
