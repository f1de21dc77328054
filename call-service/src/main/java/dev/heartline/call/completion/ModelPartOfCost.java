package dev.heartline.call.completion;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.model.account.ModelCosts;

/** What language models took for a call, beside what the telephone took. Grows until a second after the transcript was read. */
@ApplicationScoped
class ModelPartOfCost implements ModelCosts {

    private static final String ADD = """
            update phone_calls
            set model_cost_micros = coalesce(model_cost_micros, 0) + $2, model_cost_currency = $3
            where id = $1
            """;

    @Override
    public Uni<Void> add(SqlConnection connection, UUID callId, BigDecimal micros, Currency currency) {
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(callId, micros, currency.getCurrencyCode()))
                .replaceWithVoid();
    }
}
