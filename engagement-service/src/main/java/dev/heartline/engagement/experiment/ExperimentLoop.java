package dev.heartline.engagement.experiment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
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
    private final Pool pool;
    private final MeterRegistry registry;
    private final BackgroundLoop loop;

    ExperimentLoop(
            Turns turns,
            Experiments experiments,
            ExperimentOutcomes outcomes,
            Pool pool,
            MeterRegistry registry,
            Clock clock) {
        this.experiments = experiments;
        this.outcomes = outcomes;
        this.pool = pool;
        this.registry = registry;
        var round = new Round();
        loop = new BackgroundLoop(
                "experiments",
                1,
                Duration.ofMinutes(1),
                turns.step("experiments", EVERY, connection -> judgeNext(connection, round, clock.instant())));
    }

    /** How far one replica is. Another may have ended the round meanwhile: what is left of an old one is no round. */
    static final class Round {

        private Instant began = Instant.MIN;
        private Optional<UUID> last = Optional.empty();

        private Optional<UUID> last(Instant now) {
            if (last.isEmpty() || began.plus(EVERY.dividedBy(2)).isBefore(now)) {
                last = Optional.empty();
                began = now;
            }
            return last;
        }
    }

    /**
     * One, in a transaction of its own: one that can't be judged keeps no other from being stopped. The turn's transaction, which
     * meanwhile does nothing, would not be let wait for all of them.
     *
     * @return false where the round is complete
     */
    Uni<Boolean> judgeNext(SqlClient turn, Round round, Instant now) {
        return experiments.nextRunning(turn, round.last(now)).chain(found -> {
            round.last = found;
            return found.map(id -> pool.withTransaction(connection -> judge(connection, id, now))
                            .onFailure()
                            .recoverWithUni(failure -> failed(id, failure)))
                    .orElseGet(() -> Uni.createFrom().voidItem())
                    .replaceWith(found.isPresent());
        });
    }

    private Uni<Void> judge(SqlClient client, UUID id, Instant now) {
        return experiments
                .running(client, id)
                .chain(found -> found.map(experiment -> outcomes.judge(client, experiment, now)
                                .chain(judgement -> judgement
                                        .stop()
                                        .map(why -> stop(client, experiment, why, now))
                                        .orElseGet(() -> Uni.createFrom().voidItem())))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> failed(UUID id, Throwable failure) {
        LOG.errorf(failure, "experiment=%s could not be judged", id);
        registry.counter("heartline.engagement.experiments.failed").increment();
        return Uni.createFrom().voidItem();
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
