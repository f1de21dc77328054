package dev.heartline.call.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a hook is told by a call: at the next hour at which the user takes calls, and at once where the hook is over before that.
 *
 * @param expiresAt when the hook is over; empty: never
 */
record HookTime(OpenTime open, ZoneId zone, Instant now, Optional<Instant> expiresAt) {

    OpenTime.Chosen chosen() {
        var next = open.next(zone, now);
        return expiresAt
                .filter(end -> !WallClock.instant(next.at(), zone).isBefore(end))
                .map(_ -> new OpenTime.Chosen(LocalDateTime.ofInstant(now, zone), TimeFrom.DEFAULT))
                .orElse(next);
    }
}
