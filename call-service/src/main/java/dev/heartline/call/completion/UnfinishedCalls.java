package dev.heartline.call.completion;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.call.lifecycle.AttentionConfig;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.messaging.loop.BackgroundLoop;

/**
 * Looks after calls that nothing drives any more: those that ended without being completed, and those whose callbacks
 * stopped. Replicas share the work: each claims what it takes by moving {@code attended_until} on.
 */
@ApplicationScoped
class UnfinishedCalls {

    private static final Logger LOG = Logger.getLogger(UnfinishedCalls.class);
    private static final int AT_ONCE = 4;

    /** A provider that doesn't answer, or an analysis, holds up the batch it is in; what is left is claimed again. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Index: phone_calls_unfinished. A conversation that goes on needs nobody to look after its call. */
    private static final String CLAIM = """
            update phone_calls c set attended_until = now() + ($1::bigint * interval '1 millisecond')
            where c.id in (
              select p.id from phone_calls p
              where p.completed_at is null and p.attended_until < now()
                and not exists (
                  select from active_calls a
                  where a.phone_call_id = p.id and p.call_status = 'in_progress'
                    and a.last_updated_at > now() - ($2::bigint * interval '1 millisecond'))
              order by p.attended_until limit $3
              for update skip locked)
            returning c.id
            """;

    private final Pool pool;
    private final CompletionConfig config;
    private final AttentionConfig attention;
    private final CallLifecycle lifecycle;
    private final CallReconciliation reconciliation;
    private final Completion completion;
    private final BackgroundLoop loop;

    UnfinishedCalls(
            Pool pool,
            CompletionConfig config,
            AttentionConfig attention,
            CallLifecycle lifecycle,
            CallReconciliation reconciliation,
            Completion completion) {
        this.pool = pool;
        this.config = config;
        this.attention = attention;
        this.lifecycle = lifecycle;
        this.reconciliation = reconciliation;
        this.completion = completion;
        this.loop = new BackgroundLoop("unfinished-calls", 1, config.sweepEvery(), this::sweep);
    }

    /** At once after the start, for what a killed process left behind, and ever after. */
    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private boolean sweep() {
        var calls = claim().await().atMost(PATIENCE);
        Multi.createFrom()
                .iterable(calls)
                .onItem()
                .transformToUni(this::lookAfter)
                .merge(AT_ONCE)
                .collect()
                .asList()
                .await()
                .atMost(PATIENCE);
        return !calls.isEmpty();
    }

    private Uni<List<UUID>> claim() {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(
                        attention.ended().toMillis(), attention.unfinished().toMillis(), config.sweepBatch()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map((Row row) -> row.getUUID(0))
                        .toList());
    }

    /** A failure of one leaves it to a later sweep, and the others alone. */
    private Uni<Void> lookAfter(UUID callId) {
        return lifecycle
                .find(new CallReference.ById(callId))
                .chain(call ->
                        call.status().isTerminal() ? completion.complete(callId) : reconciliation.reconcile(call))
                .onFailure()
                .invoke(failure -> LOG.warnf("Call %s has to wait: %s", callId, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
