package dev.heartline.sms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** The service's clock, which a test may move on. */
@Alternative
@Priority(1)
@Singleton
public class MovableClock extends Clock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public void moveOn(Duration time) {
        ahead.updateAndGet(time::plus);
    }

    void reset() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead.get());
    }

    /** A zone in which it is that hour of the day now. */
    public String zoneWhereItIs(int hour) {
        int offset = Math.floorMod(hour - instant().atOffset(ZoneOffset.UTC).getHour() + 11, 24) - 11;
        // POSIX counts westwards.
        return "Etc/GMT" + (offset > 0 ? "-" + offset : "+" + -offset);
    }
}
