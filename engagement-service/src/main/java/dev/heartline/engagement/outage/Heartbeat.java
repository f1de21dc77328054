package dev.heartline.engagement.outage;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.loop.Turns;

/** A sign of life each minute, by one replica: what follows a long silence knows that there was one. */
@ApplicationScoped
class Heartbeat {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final BackgroundLoop loop;

    Heartbeat(Turns turns, Outages outages, Clock clock) {
        loop = new BackgroundLoop(
                "heartbeat",
                1,
                EVERY,
                turns.step(
                        "heartbeat",
                        EVERY,
                        connection -> outages.beat(connection, clock.instant()).replaceWith(false)));
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }
}
