package dev.heartline.engagement.social;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;

import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.loop.Turns;

/**
 * Counts people and brings the groups of the week and of challenges up to date by the hour, by one replica; and looks back on what was told, which every
 * replica may: rows are claimed one by one.
 */
@ApplicationScoped
class SocialLoop {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BackgroundLoop counting;
    private final BackgroundLoop settling;

    SocialLoop(
            Turns turns,
            PeopleOfDay people,
            WeekStandings standings,
            ChallengeStandings challenges,
            SocialProofs proofs,
            Pool pool,
            Clock clock) {
        counting = new BackgroundLoop(
                "social",
                1,
                IDLE,
                turns.step(
                        "social",
                        EVERY,
                        connection -> people.refresh(connection, clock.instant())
                                .chain(() -> standings.refresh(connection, clock.instant()))
                                .chain(() -> challenges.refresh(connection, clock.instant()))
                                .replaceWith(false)));
        settling = new BackgroundLoop(
                "social-settling",
                1,
                IDLE,
                () -> pool.withTransaction(connection -> proofs.settle(connection, clock.instant()))
                                .await()
                                .atMost(PATIENCE)
                        > 0);
    }

    void start(@Observes StartupEvent event) {
        counting.start();
        settling.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        counting.stop();
        settling.stop();
    }
}
