package dev.heartline.service.retention;

import java.time.Duration;
import java.util.List;

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
 * Deletes what is older than it is kept, a batch per transaction and one replica at a time. Counted in
 * {@code heartline.retention.deleted} by table.
 */
@ApplicationScoped
class Retention {

    /** How often a replica looks whether the next round is due. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final List<ExpiredRows> rules;
    private final int batch;
    private final MeterRegistry registry;
    private final BackgroundLoop loop;

    Retention(RetentionConfig config, Turns turns, MeterRegistry registry) {
        this.rules = config.tables().entrySet().stream()
                .filter(rule -> !rule.getValue().keep().isZero())
                .map(rule -> new ExpiredRows(
                        rule.getValue().table().orElse(rule.getKey()),
                        rule.getValue().column(),
                        rule.getValue().keep(),
                        rule.getValue().nobodys()))
                .toList();
        this.batch = config.batch();
        this.registry = registry;
        var look = config.every().compareTo(LOOK) < 0 ? config.every() : LOOK;
        this.loop = new BackgroundLoop("retention", 1, look, turns.step("retention", config.every(), this::deleteSome));
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** @return whether there may be more */
    private Uni<Boolean> deleteSome(SqlConnection connection) {
        Uni<Boolean> more = Uni.createFrom().item(false);
        for (ExpiredRows rule : rules) {
            more = more.chain(before -> delete(connection, rule).map(deleted -> before || deleted == batch));
        }
        return more;
    }

    private Uni<Integer> delete(SqlConnection connection, ExpiredRows rule) {
        return connection
                .preparedQuery(rule.delete())
                .execute(Tuple.of((double) rule.keep().toSeconds(), batch))
                .map(RowSet::rowCount)
                .invoke(deleted -> registry.counter("heartline.retention.deleted", "table", rule.table())
                        .increment(deleted));
    }
}
