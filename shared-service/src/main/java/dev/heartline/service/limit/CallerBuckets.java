package dev.heartline.service.limit;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;

/** A bucket per caller: it holds the burst and fills up evenly. */
final class CallerBuckets {

    /** By then every bucket has filled up again, unless it is very large for its rate: forgetting it changes little. */
    private static final Duration QUIET = Duration.ofMinutes(15);

    private final Cache<String, Bucket> buckets;
    private final int burst;
    private final int perMinute;

    CallerBuckets(int burst, int perMinute, int callers) {
        this.burst = burst;
        this.perMinute = perMinute;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(callers)
                .expireAfterAccess(QUIET)
                .build();
    }

    /** How long the caller has to wait, at least a second; empty where they needn't. */
    Optional<Duration> take(String caller) {
        var probe = buckets.get(caller, _ -> full()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(
                        1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds()));
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
