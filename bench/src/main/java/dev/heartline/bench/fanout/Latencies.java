package dev.heartline.bench.fanout;

import java.time.Duration;

import org.HdrHistogram.ConcurrentHistogram;

/** Durations, to the millisecond. */
final class Latencies {

    private final ConcurrentHistogram millis = new ConcurrentHistogram(3);

    void add(Duration duration) {
        millis.recordValue(Math.max(0, duration.toMillis()));
    }

    long count() {
        return millis.getTotalCount();
    }

    long percentile(double percentile) {
        return millis.getValueAtPercentile(percentile);
    }

    @Override
    public String toString() {
        return count() == 0
                ? "none"
                : "p50 %5d ms   p95 %5d ms   p99 %5d ms   max %5d ms   (n = %d)"
                        .formatted(percentile(50), percentile(95), percentile(99), millis.getMaxValue(), count());
    }
}
