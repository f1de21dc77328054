package dev.heartline.care.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.care.alert.AlertState;
import dev.heartline.care.crisis.Alarm;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.time.Timestamps;

/** What humans do with alerts. Each step is one statement that names the state it starts from, so of two at once one wins. */
@ApplicationScoped
class AlertDesk {

    private static final Logger LOG = Logger.getLogger(AlertDesk.class);

    /** Index care_alerts_state. */
    private static final String PAGE = """
            select * from care_alerts
            where ($1::text is null or state = $1)
              and ($3::uuid is null or (raised_at, id) > (select raised_at, id from care_alerts where id = $3))
            order by raised_at, id limit $2
            """;

    private static final String ACKNOWLEDGE = """
            update care_alerts set state = 'acknowledged', acknowledged_by = $2, acknowledged_at = $3
            where id = $1 and state = 'open'
            returning *
            """;

    private static final String CLOSE = """
            update care_alerts set state = 'closed', closed_by = $2, closed_at = $3, note = $4
            where id = $1 and state in ('open', 'acknowledged')
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Alarm alarm;
    private final Clock clock;

    AlertDesk(Pool pool, Transactions transactions, Alarm alarm, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.alarm = alarm;
        this.clock = clock;
    }

    /**
     * The oldest first.
     *
     * @param state null for all
     * @param after the last alert of the page before, null for the first page
     */
    Uni<List<AlertView>> page(AlertState state, int limit, UUID after) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(state == null ? null : state.wireName(), limit, after))
                .map(rows -> rows.stream().map(AlertView::read).toList());
    }

    Uni<Optional<AlertView>> find(UUID id) {
        return pool.preparedQuery("select * from care_alerts where id = $1")
                .execute(Tuple.of(id))
                .map(AlertDesk::first);
    }

    /**
     * Taking on twice is taking on once.
     *
     * @return empty where there is no such alert
     * @throws AlertMovedOn (as a failure) if somebody else took it on, or it is closed
     */
    Uni<Optional<AlertView>> acknowledge(UUID id, String by) {
        return pool.preparedQuery(ACKNOWLEDGE)
                .execute(Tuple.of(id, by, Timestamps.of(clock.instant())))
                .map(AlertDesk::first)
                .invoke(done -> done.ifPresent(_ -> LOG.infof("Alert %s is acknowledged by %s", id, by)))
                .chain(done -> done.isPresent() ? Uni.createFrom().item(done) : find(id))
                .invoke(found -> found.filter(
                                alert -> alert.state() != AlertState.ACKNOWLEDGED || !by.equals(alert.acknowledgedBy()))
                        .ifPresent(AlertMovedOn::tell));
    }

    /**
     * Closing twice in the same way is closing once.
     *
     * @return empty where there is no such alert
     * @throws AlertMovedOn (as a failure) if it was closed by somebody else, or otherwise
     */
    Uni<Optional<AlertView>> close(UUID id, String by, Closing closing) {
        return find(id).chain(found -> found.map(alert -> transactions
                        .plain(transaction -> close(transaction, alert, by, closing))
                        .chain(() -> find(id))
                        .invoke(now -> now.filter(closed -> !isClosed(closed, by, closing))
                                .ifPresent(AlertMovedOn::tell)))
                .orElseGet(() -> Uni.createFrom().item(found)));
    }

    /** The user's lock comes before the row's, as in an erasure. */
    private Uni<Void> close(PlainTransaction transaction, AlertView alert, String by, Closing closing) {
        var now = clock.instant();
        var owner = alert.userId() == null ? alert.sourceId() : alert.userId();
        return transaction
                .lock(owner.toString())
                .chain(() ->
                        transaction.sql(CLOSE).execute(Tuple.of(alert.id(), by, Timestamps.of(now), closing.note())))
                .chain(rows -> {
                    if (rows.rowCount() == 0) {
                        return Uni.createFrom().voidItem();
                    }
                    LOG.infof(
                            "Alert %s is closed by %s%s",
                            alert.id(), by, closing.falseAlarm() ? ": a false alarm" : "");
                    return closing.falseAlarm()
                            ? alarm.withdraw(transaction, alert.sourceId(), now)
                            : Uni.createFrom().voidItem();
                });
    }

    private static boolean isClosed(AlertView alert, String by, Closing closing) {
        return alert.state() == AlertState.CLOSED
                && by.equals(alert.closedBy())
                && closing.note().equals(alert.note())
                && closing.falseAlarm() == (alert.withdrawnAt() != null);
    }

    private static Optional<AlertView> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(AlertView::read);
    }
}
