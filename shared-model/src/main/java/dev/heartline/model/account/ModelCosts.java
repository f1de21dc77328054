package dev.heartline.model.account;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.SortedMap;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Whoever keeps what a call or text costs, and wants the model's part of it. A service may have one. */
public interface ModelCosts {

    /**
     * Adds to what each subject cost; without effect where there is no such subject any more. Part of the transaction in which the
     * expense is noted.
     *
     * @param micros by subject, exact, in millionths of the currency's unit; in the order in which rows are to be locked
     */
    Uni<Void> add(SqlConnection connection, SortedMap<UUID, BigDecimal> micros, Currency currency);
}
