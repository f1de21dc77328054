package dev.heartline.engagement.social;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.loop.Turns;

/** Brings the groups of the week up to date and looks back on what was told, by the hour, by one replica. */
@ApplicationScoped
class SocialLoop {

    private static final Duration EVERY = Duration.ofHours(1);

    private final BackgroundLoop loop;

    SocialLoop(Turns turns, WeekStandings standings, SocialProofs proofs, Clock clock) {
        loop = new BackgroundLoop(
                "social",
                1,
                Duration.ofMinutes(1),
                turns.step(
                        "social",
                        EVERY,
                        connection -> standings
                                .refresh(connection, clock.instant())
                                .chain(() -> proofs.settle(connection, clock.instant()))
                                .map(settled -> settled > 0)));
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }
}
