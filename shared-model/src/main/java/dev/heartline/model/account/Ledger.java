package dev.heartline.model.account;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.model.ask.ModelCall;
import dev.heartline.model.ask.Spending;
import dev.heartline.service.time.Timestamps;

/**
 * Notes in the background what models were asked and what it cost, many calls in one transaction, so that nobody on the phone
 * waits for it. The budget therefore trails by what is not noted yet, a second at most, and by what is under way: it may be passed
 * by so much. What can't be noted while the database is away waits, up to a bound; beyond it calls are lost from the log, and
 * counted.
 *
 * <p>Of a user who was erased meanwhile the call is noted as nobody's.
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

    /** The lock keeps an erasure waiting, which looks again once we are done. */
    private static final String KNOWN =
            "select user_id from user_profile where user_id = any($1) order by user_id for key share";

    private static final String LOG_CALL = """
            insert into model_performance_logs
              (at, task, provider, model, prompt, user_id, subject_id, outcome, first_words_ms, whole_ms,
               tokens_in, tokens_out, tokens_estimated, cost_micros, cost_currency)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """;

    private static final String SPEND = """
            insert into model_spending as known (day, user_id, micros) values ($1, $2, $3)
            on conflict (day, user_id) do update set micros = known.micros + excluded.micros
            """;

    private final Pool pool;
    private final Budget budget;
    private final Instance<ModelCosts> costs;
    private final Clock clock;
    private final ModelMetrics metrics;
    private final BlockingQueue<ModelCall> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final List<ModelCall> batch = new ArrayList<>();
    private final BackgroundLoop loop = new BackgroundLoop("model-ledger", 1, POLL, this::note);

    Ledger(Pool pool, Budget budget, Instance<ModelCosts> costs, Clock clock, MeterRegistry registry) {
        this.pool = pool;
        this.budget = budget;
        this.costs = costs;
        this.clock = clock;
        this.metrics = new ModelMetrics(registry);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    /** Before the pool goes. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        loop.stop();
        try {
            while (note()) {}
        } catch (RuntimeException e) {
            LOG.warnf("%d calls of models are not noted: %s", batch.size() + waiting.size(), e.getClass());
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
        if (!waiting.offer(call)) {
            metrics.lost();
        }
    }

    /** What a failed attempt has taken comes again with the next. */
    private boolean note() {
        if (batch.isEmpty()) {
            waiting.drainTo(batch, BATCH);
        }
        if (batch.isEmpty()) {
            return false;
        }
        pool.withTransaction(this::write).await().atMost(PATIENCE);
        batch.clear();
        return true;
    }

    private Uni<Void> write(SqlConnection connection) {
        var users = batch.stream()
                .map(call -> call.occasion().userId())
                .filter(Objects::nonNull)
                .distinct()
                .toArray(UUID[]::new);
        return connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(users))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()))
                .chain(known -> connection
                        .preparedQuery(LOG_CALL)
                        .executeBatch(batch.stream()
                                .map(call ->
                                        row(call, known.contains(call.occasion().userId())))
                                .toList())
                        .chain(() -> spend(connection, known)))
                .chain(() -> charge(connection));
    }

    private Tuple row(ModelCall call, boolean isKnown) {
        return Tuple.from(new Object[] {
            Timestamps.of(call.at()),
            call.task().wireName(),
            call.provider().wireName(),
            call.model(),
            call.prompt(),
            isKnown ? call.occasion().userId() : null,
            isKnown ? call.occasion().subjectId() : null,
            ModelMetrics.outcome(call),
            call.firstWords() == null ? null : (int) call.firstWords().toMillis(),
            (int) call.whole().toMillis(),
            call.tokens().in(),
            call.tokens().out(),
            call.tokens().estimated(),
            call.costMicros(),
            budget.currency().getCurrencyCode()
        });
    }

    private record Spender(LocalDate day, String user) implements Comparable<Spender> {

        @Override
        public int compareTo(Spender other) {
            int byDay = day.compareTo(other.day);
            return byDay != 0 ? byDay : user.compareTo(other.user);
        }
    }

    /** Ordered, so that two replicas take their rows in the same order. */
    private Uni<Void> spend(SqlConnection connection, Set<UUID> known) {
        var spent = new TreeMap<Spender, BigDecimal>();
        for (var call : batch) {
            if (call.costMicros().signum() > 0) {
                var day = call.at().atZone(ZoneOffset.UTC).toLocalDate();
                spent.merge(new Spender(day, ""), call.costMicros(), BigDecimal::add);
                var user = call.occasion().userId();
                if (user != null && known.contains(user)) {
                    spent.merge(new Spender(day, user.toString()), call.costMicros(), BigDecimal::add);
                }
            }
        }
        if (spent.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(SPEND)
                .executeBatch(spent.entrySet().stream()
                        .map(entry -> Tuple.of(
                                entry.getKey().day(),
                                entry.getKey().user().isEmpty()
                                        ? null
                                        : UUID.fromString(entry.getKey().user()),
                                entry.getValue()))
                        .toList())
                .replaceWithVoid();
    }

    private Uni<Void> charge(SqlConnection connection) {
        if (costs.isUnsatisfied()) {
            return Uni.createFrom().voidItem();
        }
        var bySubject = new TreeMap<UUID, BigDecimal>();
        for (var call : batch) {
            if (call.occasion().subjectId() != null && call.costMicros().signum() > 0) {
                bySubject.merge(call.occasion().subjectId(), call.costMicros(), BigDecimal::add);
            }
        }
        return Multi.createFrom()
                .iterable(bySubject.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        entry -> costs.get().add(connection, entry.getKey(), entry.getValue(), budget.currency()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
