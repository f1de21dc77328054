package dev.heartline.bench.load;

import java.time.Duration;

import org.HdrHistogram.ConcurrentHistogram;

/** Durations, to the microsecond: for what takes less than a millisecond. */
public final class Micros {

    private static final double TO_MILLIS = 1_000;

    private final ConcurrentHistogram micros = new ConcurrentHistogram(3);

    public void add(Duration duration) {
        micros.recordValue(Math.max(0, duration.toNanos() / 1_000));
    }

    public long count() {
        return micros.getTotalCount();
    }

    /** In milliseconds. */
    public double percentile(double percentile) {
        return micros.getValueAtPercentile(percentile) / TO_MILLIS;
    }

    @Override
    public String toString() {
        return count() == 0
                ? "none"
                : "p50 %7.2f ms   p95 %7.2f ms   p99 %7.2f ms   max %7.2f ms   (n = %d)"
                        .formatted(
                                percentile(50),
                                percentile(95),
                                percentile(99),
                                micros.getMaxValue() / TO_MILLIS,
                                count());
    }
}
