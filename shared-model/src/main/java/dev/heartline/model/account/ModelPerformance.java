package dev.heartline.model.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import dev.heartline.service.time.Timestamps;

/** How models did in a stretch of time. */
@ApplicationScoped
class ModelPerformance {

    /** By the index model_performance_logs_at. */
    private static final String SUMMED = """
            select task, provider, model, prompt, outcome, count(*) as calls,
                   percentile_disc(0.5) within group (order by first_words_ms) as first_words_ms_p50,
                   percentile_disc(0.95) within group (order by first_words_ms) as first_words_ms_p95,
                   percentile_disc(0.5) within group (order by whole_ms) as whole_ms_p50,
                   percentile_disc(0.95) within group (order by whole_ms) as whole_ms_p95,
                   sum(tokens_in) as tokens_in, sum(tokens_out) as tokens_out,
                   sum(cost_micros) as cost_micros, cost_currency
            from model_performance_logs
            where at >= $1 and at < $2
            group by task, provider, model, prompt, outcome, cost_currency
            order by task, provider, model, prompt, outcome, cost_currency
            """;

    private final Pool pool;

    ModelPerformance(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param outcome {@code used}, or why the answer was not
     * @param firstWordsMsP50 milliseconds; null for answers in one piece, as is the next
     * @param costMicros exact, in millionths of the currency's unit
     */
    record Line(
            String task,
            String provider,
            String model,
            String prompt,
            String outcome,
            long calls,
            @Nullable Integer firstWordsMsP50,
            @Nullable Integer firstWordsMsP95,
            int wholeMsP50,
            int wholeMsP95,
            long tokensIn,
            long tokensOut,
            BigDecimal costMicros,
            String costCurrency) {

        static Line read(Row row) {
            return new Line(
                    row.getString("task"),
                    row.getString("provider"),
                    row.getString("model"),
                    row.getString("prompt"),
                    row.getString("outcome"),
                    row.getLong("calls"),
                    row.getInteger("first_words_ms_p50"),
                    row.getInteger("first_words_ms_p95"),
                    row.getInteger("whole_ms_p50"),
                    row.getInteger("whole_ms_p95"),
                    row.getLong("tokens_in"),
                    row.getLong("tokens_out"),
                    row.getBigDecimal("cost_micros"),
                    row.getString("cost_currency"));
        }
    }

    Uni<List<Line>> between(Instant from, Instant to) {
        return pool.preparedQuery(SUMMED)
                .execute(Tuple.of(Timestamps.of(from), Timestamps.of(to)))
                .map(rows -> rows.stream().map(Line::read).toList());
    }
}
