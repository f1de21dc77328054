package dev.heartline.call.completion;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.SortedMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.model.account.ModelCosts;

/** What language models took for a call, beside what the telephone took. Grows until a second after the transcript was read. */
@ApplicationScoped
class ModelPartOfCost implements ModelCosts {

    /** Locked in the order of the ids, whatever the plan of the join. */
    private static final String ADD = """
            with cost as (select * from unnest($1::uuid[], $2::numeric[]) as c(id, micros)),
                 known as (select id from phone_calls where id = any($1) order by id for no key update)
            update phone_calls call
            set model_cost_micros = coalesce(call.model_cost_micros, 0) + cost.micros, model_cost_currency = $3
            from known join cost using (id)
            where call.id = known.id
            """;

    @Override
    public Uni<Void> add(SqlConnection connection, SortedMap<UUID, BigDecimal> micros, Currency currency) {
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        micros.keySet().toArray(UUID[]::new),
                        micros.values().toArray(BigDecimal[]::new),
                        currency.getCurrencyCode()))
                .replaceWithVoid();
    }
}
