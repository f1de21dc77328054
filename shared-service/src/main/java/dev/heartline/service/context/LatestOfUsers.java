package dev.heartline.service.context;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.events.Event;
import dev.heartline.events.EventData;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.erasure.UserDataOwner;

/** What a compacted topic tells last of each user, in a table of the service's own. A tombstone removes it, and so does an erasure. */
@ApplicationScoped
public class LatestOfUsers {

    private final Transactions transactions;

    LatestOfUsers(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A row for each user. */
    public interface Rows<T extends EventData> extends UserDataOwner {

        /** Unless what is there is as new. */
        Uni<Void> replace(PlainTransaction transaction, T latest);
    }

    /**
     * Takes effect once, however often the event is delivered, and never for an erased user.
     *
     * @param consumer whom the inbox knows by this name
     */
    public <T extends EventData> Uni<Void> keep(String consumer, Event<T> event, Rows<T> rows) {
        return transactions.plainOnce(
                consumer,
                event,
                transaction -> event.isTombstone()
                        ? rows.erase(transaction, UUID.fromString(event.key()))
                        : rows.replace(transaction, event.body()));
    }
}
