package dev.heartline.engagement.experiment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import org.jboss.logging.Logger;

import dev.heartline.engagement.policy.experiment.Judgement;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.loop.Turns;

/** Judges running experiments each hour, by one replica: where a guardrail breaks or users got lost, everybody gets what there was before. */
@ApplicationScoped
class ExperimentLoop {

    private static final Logger LOG = Logger.getLogger(ExperimentLoop.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Experiments experiments;
    private final ExperimentOutcomes outcomes;
    private final BackgroundLoop loop;

    ExperimentLoop(Turns turns, Experiments experiments, ExperimentOutcomes outcomes, Clock clock) {
        this.experiments = experiments;
        this.outcomes = outcomes;
        loop = new BackgroundLoop(
                "experiments",
                1,
                Duration.ofMinutes(1),
                turns.step(
                        "experiments",
                        EVERY,
                        connection -> judge(connection, clock.instant()).replaceWith(false)));
    }

    Uni<Void> judge(SqlClient client, Instant now) {
        return experiments
                .running(client)
                .chain(running -> Multi.createFrom()
                        .iterable(running)
                        .onItem()
                        .transformToUniAndConcatenate(experiment -> outcomes.judge(client, experiment, now)
                                .chain(judgement -> judgement
                                        .stop()
                                        .map(why -> stop(client, experiment, why, now))
                                        .orElseGet(() -> Uni.createFrom().voidItem())))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private Uni<Void> stop(SqlClient client, Experiment experiment, Judgement.Stop why, Instant now) {
        LOG.warnf("experiment=%s stopped=%s", experiment.name(), why);
        return experiments.stop(client, experiment, why.name().toLowerCase(Locale.ROOT), now);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }
}
