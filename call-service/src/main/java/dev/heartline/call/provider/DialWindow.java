package dev.heartline.call.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * When the provider may have begun a call that it was asked for at a known moment: while the request lasted, give or take
 * what two clocks differ. Filtered here, as the API's own filter is by the time at which a telephone began to ring, which
 * a call that waits in the provider's queue doesn't have.
 */
public record DialWindow(Instant asked, Duration longestRequest) {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** Older than what we look for. */
    public boolean isPast(Instant created) {
        return created.isBefore(second().minus(CLOCKS_DIFFER));
    }

    public boolean holds(Instant created) {
        return !isPast(created) && !created.isAfter(asked.plus(longestRequest).plus(CLOCKS_DIFFER));
    }

    /** The first one after the question; only then one from before it, which takes clocks that differ. */
    public Comparator<Instant> likeliestFirst() {
        return Comparator.comparing((Instant created) -> created.isBefore(second()))
                .thenComparing(created -> Duration.between(second(), created).abs());
    }

    /** A call that may be the one. */
    public record Candidate(Instant created, CallReport report) {}

    /** Likeliest first. */
    public List<CallReport> inOrder(List<Candidate> found) {
        return found.stream()
                .sorted(Comparator.comparing(Candidate::created, likeliestFirst()))
                .map(Candidate::report)
                .toList();
    }

    /** The provider's times are in whole seconds. */
    private Instant second() {
        return asked.truncatedTo(ChronoUnit.SECONDS);
    }
}
