package dev.heartline.model.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.model.ask.ModelCall;
import dev.heartline.service.time.Timestamps;

/** Writes what models were asked, what was spent on it by day, and what it cost. Of a user who was erased meanwhile a call is noted as nobody's. */
@ApplicationScoped
class LedgerWriter {

    private static final String FIRST_TIME =
            "insert into inbox (consumer, event_id) values ('model-ledger', $1) on conflict do nothing";

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

    private final Budget budget;
    private final Instance<ModelCosts> costs;

    LedgerWriter(Budget budget, Instance<ModelCosts> costs) {
        this.budget = budget;
        this.costs = costs;
    }

    Uni<Void> write(SqlConnection connection, LedgerPage page) {
        return connection
                .preparedQuery(FIRST_TIME)
                .execute(Tuple.of(page.id()))
                .chain(rows -> rows.rowCount() == 0 ? Uni.createFrom().voidItem() : note(connection, page.calls()));
    }

    private Uni<Void> note(SqlConnection connection, List<ModelCall> batch) {
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
                        .chain(() -> charge(connection, batch))
                        // Last: every replica wants the row of the day.
                        .chain(() -> spend(connection, batch, known)));
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
    private Uni<Void> spend(SqlConnection connection, List<ModelCall> batch, Set<UUID> known) {
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

    private Uni<Void> charge(SqlConnection connection, List<ModelCall> batch) {
        if (costs.isUnsatisfied()) {
            return Uni.createFrom().voidItem();
        }
        var bySubject = new TreeMap<UUID, BigDecimal>();
        for (var call : batch) {
            if (call.occasion().subjectId() != null && call.costMicros().signum() > 0) {
                bySubject.merge(call.occasion().subjectId(), call.costMicros(), BigDecimal::add);
            }
        }
        return bySubject.isEmpty()
                ? Uni.createFrom().voidItem()
                : costs.get().add(connection, bySubject, budget.currency());
    }
}
