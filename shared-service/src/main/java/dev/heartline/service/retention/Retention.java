package dev.heartline.service.retention;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.loop.Turns;

/**
 * Deletes what is older than it is kept, a batch of one rule per transaction and one replica at a time. A rule that fails doesn't
 * keep the others from theirs. Counted in {@code heartline.retention.deleted} by table.
 */
@ApplicationScoped
class Retention {

    /** How often a replica looks whether the next round is due. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final int batch;
    private final MeterRegistry registry;
    private final BackgroundLoop loop;

    Retention(RetentionConfig config, Turns turns, MeterRegistry registry) {
        this.batch = config.batch();
        this.registry = registry;
        var rules = config.tables().entrySet().stream()
                .filter(rule -> !rule.getValue().keep().isZero())
                .map(rule -> {
                    var expired = expired(rule.getKey(), rule.getValue());
                    return turns.step(
                            "retention." + rule.getKey(),
                            config.every(),
                            connection -> deleteSome(connection, expired));
                })
                .toList();
        var look = config.every().compareTo(LOOK) < 0 ? config.every() : LOOK;
        this.loop = new BackgroundLoop("retention", 1, look, BackgroundLoop.Step.each(rules));
    }

    private static ExpiredRows expired(String name, RetentionConfig.Rule rule) {
        return new ExpiredRows(rule.table().orElse(name), rule.column(), rule.keep(), rule.nobodys());
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** @return whether there may be more */
    private Uni<Boolean> deleteSome(SqlConnection connection, ExpiredRows rule) {
        return connection
                .preparedQuery(rule.delete())
                .execute(Tuple.of((double) rule.keep().toSeconds(), batch))
                .map(RowSet::rowCount)
                .invoke(deleted -> registry.counter("heartline.retention.deleted", "table", rule.table())
                        .increment(deleted))
                .map(deleted -> deleted == batch);
    }
}
