package dev.heartline.call.consent;

import java.time.Duration;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.Consents;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.Said;
import dev.heartline.service.contact.Wisher;

/**
 * Takes over the opt-outs that versions before {@code consent.changed} kept in {@code contact_opt_out}, before the first call is
 * dialled. Each is moved once, row by row; the table is dropped when no installation can have rows in it any more.
 */
@ApplicationScoped
class EarlierOptOuts {

    private static final Logger LOG = Logger.getLogger(EarlierOptOuts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String TAKE = """
            delete from contact_opt_out where user_id = (
              select user_id from contact_opt_out order by user_id limit 1 for update skip locked)
            returning user_id, opted_out, as_of
            """;

    private final Transactions transactions;
    private final Consents consents;

    EarlierOptOuts(Transactions transactions, Consents consents) {
        this.transactions = transactions;
        this.consents = consents;
    }

    void atStart(@Observes @Priority(1) StartupEvent event) {
        takeOver();
    }

    /** @return how many rows there were */
    int takeOver() {
        int moved = 0;
        while (transactions.plain(this::moveOne).await().atMost(PATIENCE)) {
            moved++;
        }
        if (moved > 0) {
            LOG.infof("%d opt-outs of an earlier version were taken over", moved);
        }
        return moved;
    }

    private Uni<Boolean> moveOne(PlainTransaction transaction) {
        return transaction
                .sql(TAKE)
                .execute(Tuple.tuple())
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(false)
                        : bind(transaction, rows.iterator().next()).replaceWith(true));
    }

    private Uni<?> bind(PlainTransaction transaction, Row row) {
        var who = new Wisher(Optional.of(row.getUUID("user_id")), Optional.empty());
        var said = new Said(
                ContactChannel.ALL,
                ConsentSource.WORDS,
                null,
                row.getOffsetDateTime("as_of").toInstant());
        return row.getBoolean("opted_out")
                ? consents.stop(transaction, who, said)
                : Uni.createFrom().voidItem();
    }
}
