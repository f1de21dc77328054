package dev.heartline.call.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Times on the clock on somebody's wall. As in
 * <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.5">RFC 5545</a>: a time that is skipped in spring is read with the
 * offset before the gap, so half past two is half past three; of a time that comes twice in autumn the first one is meant.
 */
final class WallClock {

    private WallClock() {}

    /** {@code java.time} resolves both cases that way. */
    static Instant instant(LocalDateTime at, ZoneId zone) {
        return at.atZone(zone).toInstant();
    }

    static LocalDateTime local(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone);
    }
}
