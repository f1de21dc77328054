package dev.heartline.model.account;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Whoever keeps what a call or text costs, and wants the model's part of it. A service may have one. */
public interface ModelCosts {

    /**
     * Adds to what the subject cost; without effect where there is no such subject any more. Part of the transaction in which the
     * expense is noted.
     *
     * @param micros exact, in millionths of the currency's unit
     */
    Uni<Void> add(SqlConnection connection, UUID subjectId, BigDecimal micros, Currency currency);
}
