package dev.heartline.sms.inbound;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far a carrier's list was looked through.
 *
 * @param began nothing from before is ever fetched
 * @param until all up to then was looked at
 */
record Looked(Instant began, Instant until) {

    /** What one look takes at most, after a long outage: the list is kept in memory meanwhile. */
    static final Duration LONGEST = Duration.ofHours(1);

    /** Both inclusive, in whole seconds, as carriers give their times. */
    record Window(Instant from, Instant to) {}

    /** What to look through next; empty where all that is left is too young. */
    Optional<Window> next(Instant now, MissedTextsConfig config) {
        var settled = now.minus(config.settledAfter());
        var from = later(later(began, until.minus(config.overlap())), settled.minus(config.lookBack()));
        var longest = later(from, until).plus(LONGEST);
        var to = (longest.isBefore(settled) ? longest : settled).truncatedTo(ChronoUnit.SECONDS);
        return to.isAfter(until) ? Optional.of(new Window(from.truncatedTo(ChronoUnit.SECONDS), to)) : Optional.empty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
