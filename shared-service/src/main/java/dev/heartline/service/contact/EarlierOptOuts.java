package dev.heartline.service.contact;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.All;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;

/**
 * Takes over the opt-outs of versions before {@code consent.changed}, before the first call or text leaves. In Java, because a
 * number is kept under a key that the database doesn't have. Each is moved once, row by row, at the start and, as replicas of the
 * version before may still write, for as long as the service runs; the table is dropped when no
 * installation can have rows in it any more.
 */
@ApplicationScoped
@IfBuildProperty(name = "heartline.consent.projection", stringValue = "true")
public class EarlierOptOuts {

    private static final Logger LOG = Logger.getLogger(EarlierOptOuts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** While a release rolls out, replicas of the version before still write there. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);

    private final Transactions transactions;
    private final Consents consents;
    private final List<EarlierOptOutTable> tables;
    private final BackgroundLoop loop;

    EarlierOptOuts(Transactions transactions, Consents consents, @All List<EarlierOptOutTable> tables) {
        this.transactions = transactions;
        this.consents = consents;
        this.tables = tables;
        this.loop = new BackgroundLoop("earlier-opt-outs", 1, BETWEEN_LOOKS, this::look);
    }

    void atStart(@Observes @Priority(1) StartupEvent event) {
        takeOver();
        if (!tables.isEmpty()) {
            loop.start();
        }
    }

    void atStop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private boolean look() {
        takeOver();
        return false;
    }

    /** @return how many rows there were */
    public int takeOver() {
        int moved = 0;
        for (var table : tables) {
            while (transactions
                    .plain(transaction -> moveOne(transaction, table))
                    .await()
                    .atMost(PATIENCE)) {
                moved++;
            }
        }
        if (moved > 0) {
            LOG.infof("%d opt-outs of an earlier version were taken over", moved);
        }
        return moved;
    }

    private Uni<Boolean> moveOne(PlainTransaction transaction, EarlierOptOutTable table) {
        return transaction
                .sql(table.takeOne())
                .execute(Tuple.tuple())
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(false)
                        : bind(transaction, rows.iterator().next()).replaceWith(true));
    }

    /** One that was taken back is history: without a word about it the profile decides, as it did. */
    private Uni<?> bind(PlainTransaction transaction, Row row) {
        if (!row.getBoolean("binding")) {
            return Uni.createFrom().voidItem();
        }
        var who = new Wisher(Optional.ofNullable(row.getUUID("user_id")), Optional.ofNullable(row.getString("phone")));
        var said = new Said(
                ContactChannel.ALL,
                WireNamed.of(ConsentSource.class, row.getString("source")),
                row.getUUID("source_id"),
                row.getOffsetDateTime("since").toInstant());
        return consents.stop(transaction, who, said);
    }
}
