package dev.heartline.sms.consent;

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
 * Takes over the opt-outs that versions before {@code consent.changed} kept in {@code contact_opt_out}, before the first text
 * leaves. In Java, because a number is kept under a key that the database doesn't have. Each is moved once, row by row; the
 * table is dropped when no installation can have rows in it any more.
 */
@ApplicationScoped
class EarlierOptOuts {

    private static final Logger LOG = Logger.getLogger(EarlierOptOuts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String TAKE = """
            delete from contact_opt_out where id = (
              select id from contact_opt_out order by id limit 1 for update skip locked)
            returning phone, user_id, source, source_message_id, opted_out_at, opted_in_at
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

    /** One that was taken back is history: without a word about it the profile decides, as it did. */
    private Uni<?> bind(PlainTransaction transaction, Row row) {
        if (row.getOffsetDateTime("opted_in_at") != null) {
            return Uni.createFrom().voidItem();
        }
        var who = new Wisher(Optional.ofNullable(row.getUUID("user_id")), Optional.of(row.getString("phone")));
        var source = row.getString("source").equals("provider") ? ConsentSource.PROVIDER : ConsentSource.WORDS;
        return consents.stop(
                transaction,
                who,
                new Said(
                        ContactChannel.ALL,
                        source,
                        row.getUUID("source_message_id"),
                        row.getOffsetDateTime("opted_out_at").toInstant()));
    }
}
