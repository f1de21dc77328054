package dev.heartline.service.profile;

import java.time.Instant;
import java.util.Optional;

/**
 * How a user stands here when a record about them arrives, and whether the record is news.
 *
 * <p>A record that comes for the first time is carried out in the order of its arrival. One that came before is a replay and is
 * news only where nothing later was said.
 *
 * @param profile when and where the profile that stands here was published; empty where none does
 * @param erasure when and where the erasure was published; empty where the user is not erased
 */
record Standing(Optional<Said> profile, Optional<Said> erasure) {

    /** Erasing twice does no harm, erasing somebody who came back does. */
    boolean isErasedBy(Said tombstone, boolean firstTime) {
        return profile.filter(known -> tombstone.isBefore(known, firstTime)).isEmpty();
    }

    boolean isDescribedBy(Said described, boolean firstTime) {
        return profile.filter(known -> described.isBefore(known, firstTime)).isEmpty()
                && erasure.filter(known -> described.isBefore(known, firstTime)).isEmpty();
    }

    /**
     * Until when what happened is forgotten, by an erasure that is carried out. A sender's clock may show any time: not before the
     * profile that is erased, and not later than now, or what happens after a return would be forgotten too.
     */
    Instant erasedAt(Said tombstone, Instant now) {
        var said = profile.map(Said::published)
                .filter(tombstone.published()::isBefore)
                .orElse(tombstone.published());
        return said.isAfter(now.plus(Said.CLOCK_DIFFERENCE)) ? now : said;
    }
}
