package dev.heartline.memory.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** The service's clock: the real one, unless a test tells of another time. */
@Alternative
@Priority(1)
@Singleton
public class MovableClock extends Clock {

    private final AtomicReference<Optional<Instant>> told = new AtomicReference<>(Optional.empty());

    public void setTo(Instant time) {
        told.set(Optional.of(time));
    }

    public void reset() {
        told.set(Optional.empty());
    }

    @Override
    public Instant instant() {
        return told.get().orElseGet(Instant::now);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
