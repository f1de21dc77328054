package dev.heartline.service.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.heartline.messaging.consume.Place;

/**
 * When and where something was said of a user.
 *
 * @param published the record's own timestamp, by its sender's clock
 * @param place in the topic; empty where it was said before places were kept
 */
record Said(Instant published, Optional<Place> place) {

    /** By how much the clocks of two senders may differ. */
    static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    /**
     * Whether something later is known.
     *
     * <p>The broker's order goes before the clocks: what comes for the first time from behind what is known is news, and what came
     * before, and lies before what is known, is a replay. A record that comes for the first time from a lower offset is of a topic
     * that was made anew, and one that came before from a higher one is of a copy: there, and where places are of two partitions
     * or unknown, the timestamps decide. They are then allowed a minute's difference where the record is new.
     */
    boolean isBefore(Said known, boolean firstTime) {
        if (firstTime && isBehind(this, known)) {
            return false;
        }
        if (!firstTime && isBehind(known, this)) {
            return true;
        }
        return published.isBefore(firstTime ? known.published.minus(CLOCK_DIFFERENCE) : known.published);
    }

    private static boolean isBehind(Said one, Said other) {
        return one.place
                .filter(place -> other.place.filter(place::isAfter).isPresent())
                .isPresent();
    }
}
