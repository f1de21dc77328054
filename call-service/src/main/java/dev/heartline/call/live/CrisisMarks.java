package dev.heartline.call.live;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

/** Notes on the call that danger to life was heard: from then on its event says so, whatever the analysis finds. */
@ApplicationScoped
class CrisisMarks {

    private static final Logger LOG = Logger.getLogger(CrisisMarks.class);

    private final Pool pool;
    private final MeterRegistry registry;

    CrisisMarks(Pool pool, MeterRegistry registry) {
        this.pool = pool;
        this.registry = registry;
    }

    Uni<Void> mark(UUID callId) {
        return pool.preparedQuery(
                        "update phone_calls set crisis = true where id = $1 and not crisis and completed_at is null")
                .execute(Tuple.of(callId))
                .invoke(marked -> {
                    if (marked.rowCount() == 1) {
                        LOG.warnf("Danger to life was heard on call %s", callId);
                        registry.counter("heartline.calls.crisis").increment();
                    }
                })
                .replaceWithVoid();
    }
}
