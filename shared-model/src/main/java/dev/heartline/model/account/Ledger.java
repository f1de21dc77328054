package dev.heartline.model.account;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.messaging.consume.Failures;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.model.ask.ModelCall;
import dev.heartline.model.ask.Spending;

/**
 * Notes in the background what models were asked and what it cost, many calls in one transaction, so that nobody on the phone
 * waits for it. The budget therefore trails by what is not noted yet, a second at most, and by what is under way: it may be passed
 * by so much. What can't be noted while the database is away waits, up to a bound; beyond it calls are lost from the log, and
 * counted, and so is a call that the database refuses for itself or that ends once the process has stopped.
 */
@ApplicationScoped
public class Ledger implements Spending {

    private static final Logger LOG = Logger.getLogger(Ledger.class);

    private static final int MOST_WAITING = 10_000;
    private static final int BATCH = 500;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Of somebody on the phone. */
    private static final Duration IMPATIENCE = Duration.ofMillis(250);

    private static final String SPENT = """
            select coalesce(sum(micros) filter (where user_id = $2), 0) as user_micros,
                   coalesce(sum(micros) filter (where user_id is null), 0) as all_micros
            from model_spending where day = $1 and (user_id is null or user_id = $2)
            """;

    private final Pool pool;
    private final Budget budget;
    private final LedgerWriter writer;
    private final Clock clock;
    private final ModelMetrics metrics;
    private final BlockingQueue<ModelCall> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Queue<LedgerPage> pages = new ArrayDeque<>();
    private final BackgroundLoop loop = new BackgroundLoop("model-ledger", 1, POLL, this::note);
    private volatile boolean closed;

    Ledger(Pool pool, Budget budget, LedgerWriter writer, Clock clock, MeterRegistry registry) {
        this.pool = pool;
        this.budget = budget;
        this.writer = writer;
        this.clock = clock;
        this.metrics = new ModelMetrics(registry);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    /** After all who ask models until the end, and before the pool closes. */
    void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) throws InterruptedException {
        loop.stop();
        closed = true;
        try {
            while (note()) {}
        } catch (RuntimeException e) {
            int left = waiting.size()
                    + pages.stream().mapToInt(page -> page.calls().size()).sum();
            LOG.warnf("%d calls of models are not noted: %s", left, e.getClass());
            metrics.lost(left);
        }
    }

    @Override
    public boolean affords(UUID userId) {
        try {
            return pool.preparedQuery(SPENT)
                    .execute(Tuple.of(today(), userId))
                    .map(rows -> rows.iterator().next())
                    .map(row -> budget.allows(row.getBigDecimal("user_micros"), row.getBigDecimal("all_micros")))
                    .await()
                    .atMost(IMPATIENCE);
        } catch (RuntimeException e) {
            LOG.warnf("The budget of models can't be looked up: %s", e.getClass());
            return false;
        }
    }

    @Override
    public void enter(ModelCall call) {
        metrics.count(call);
        if (closed || !waiting.offer(call)) {
            metrics.lost(1);
        }
    }

    /** A page that failed comes again; one that can never be noted is tried call by call, so that it costs one call only. */
    private boolean note() {
        if (pages.isEmpty()) {
            var calls = new ArrayList<ModelCall>();
            if (waiting.drainTo(calls, BATCH) == 0) {
                return false;
            }
            pages.add(LedgerPage.of(calls));
        }
        var page = pages.element();
        try {
            pool.withTransaction(connection -> writer.write(connection, page))
                    .await()
                    .atMost(PATIENCE);
        } catch (RuntimeException e) {
            if (Failures.isTransient(e)) {
                throw e;
            }
            refused(page, e);
        }
        pages.remove(page);
        return true;
    }

    private void refused(LedgerPage page, RuntimeException reason) {
        if (page.calls().size() > 1) {
            page.calls().forEach(call -> pages.add(LedgerPage.of(List.of(call))));
            return;
        }
        LOG.errorf("A call of a model can't be noted: %s", Failures.described(reason));
        metrics.lost(1);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
