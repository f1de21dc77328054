package dev.heartline.service.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a user stands here when a record about them arrives, and whether the record is news.
 *
 * <p>A record that comes for the first time is carried out in the order of its arrival; that it says an earlier time by less
 * than the clocks of two senders may differ is no reason to ignore it. One that came before is a replay and is news only
 * where nothing later was said. Long before what is known, a record is old also where it was never seen here: its topic was
 * copied, or our memory of what came is shorter than the topic.
 *
 * @param profiledAt when the profile that stands here was published; empty where none does
 * @param erasedAt when the erasure was published; empty where the user is not erased
 */
record Standing(Optional<Instant> profiledAt, Optional<Instant> erasedAt) {

    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    /** Erasing twice does no harm, erasing somebody who came back does. */
    boolean isErasedBy(Instant published, boolean firstTime) {
        return profiledAt
                .filter(profile -> isOld(published, profile, firstTime))
                .isEmpty();
    }

    boolean isDescribedBy(Instant published, boolean firstTime) {
        return profiledAt
                        .filter(profile -> isOld(published, profile, firstTime))
                        .isEmpty()
                && erasedAt.filter(erasure -> isOld(published, erasure, firstTime))
                        .isEmpty();
    }

    private static boolean isOld(Instant published, Instant known, boolean firstTime) {
        return published.isBefore(firstTime ? known.minus(CLOCK_DIFFERENCE) : known);
    }
}
