package dev.heartline.call.care;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.call.lifecycle.Call;
import dev.heartline.events.vocabulary.CrisisKind;

/** Danger to life that is heard on a call, and taken back where it turns out to be none. */
@ApplicationScoped
public class Crises {

    private static final Logger LOG = Logger.getLogger(Crises.class);

    private final Pool pool;
    private final MeterRegistry registry;

    Crises(Pool pool, MeterRegistry registry) {
        this.pool = pool;
        this.registry = registry;
    }

    /** Raises the crisis of a call. Raising one that stands changes nothing. */
    public Uni<Void> raise(Call call, CrisisKind kind) {
        return mark(call.id(), true)
                .invoke(marked -> {
                    if (marked) {
                        LOG.warnf("Danger to life was heard on call %s: %s", call.id(), kind.wireName());
                        registry.counter("heartline.calls.crisis").increment();
                    }
                })
                .replaceWithVoid();
    }

    /** Takes back a crisis that turned out to be a false alarm while the call goes on. Nothing happens where none stands. */
    public Uni<Void> withdraw(Call call) {
        return mark(call.id(), false).replaceWithVoid();
    }

    private Uni<Boolean> mark(UUID callId, boolean crisis) {
        return pool.preparedQuery(
                        "update phone_calls set crisis = $2 where id = $1 and crisis <> $2 and completed_at is null")
                .execute(Tuple.of(callId, crisis))
                .map(rows -> rows.rowCount() == 1);
    }
}
