package dev.heartline.engagement.outcome;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** {@code user_outcome_metrics}. Counted in the very statement that writes what is counted: once for each, and no statement more. */
@ApplicationScoped
public class OutcomeMetrics {

    private static final String OF_USER = """
            select day, metric, value from user_outcome_metrics
            where user_id = $1 and day between $2 and $3 order by day, metric
            """;

    private final Pool pool;

    OutcomeMetrics(Pool pool) {
        this.pool = pool;
    }

    /**
     * SQL that adds one to each metric of a day, for a {@code with} beside the insert that is counted.
     *
     * @param metrics an SQL array of wire names, without repetition
     */
    public static String adding(String userId, String day, String metrics, String at) {
        return """
                insert into user_outcome_metrics as known (user_id, day, metric, value, updated_at)
                select %s, %s, metric, 1, %s from unnest(%s) metric
                on conflict (user_id, metric, day) do update set value = known.value + 1, updated_at = excluded.updated_at
                """.formatted(userId, day, at, metrics);
    }

    Uni<List<OutcomeView>> of(UUID userId, LocalDate from, LocalDate to) {
        return pool.preparedQuery(OF_USER)
                .execute(Tuple.of(userId, from, to))
                .map(rows -> rows.stream()
                        .map(row -> new OutcomeView(
                                row.getLocalDate("day"), row.getString("metric"), row.getDouble("value")))
                        .toList());
    }
}
