package dev.heartline.service.contact;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.ConsentChanged;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;

/**
 * Keeps the projection of {@code consent.changed}, in the services that decide about contacts.
 *
 * <p>Two services may hear something of one contact at the same moment, and neither knows the other's word when it publishes:
 * the topic would keep only the later record. So whoever finds that a record lacks what was said to it tells all of it again.
 */
@ApplicationScoped
@IfBuildProperty(name = "heartline.consent.projection", stringValue = "true")
class ConsentConsumer {

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final Consents consents;
    private final ConsentRows rows;

    ConsentConsumer(EventConsumer consumer, Transactions transactions, Consents consents, ConsentRows rows) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.consents = consents;
        this.rows = rows;
    }

    @Incoming("consent-changed")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(message, EventType.CONSENT_CHANGED, this::take);
    }

    private Uni<Void> take(Event<ConsentChanged> event) {
        return event.isTombstone()
                ? transactions.plain(transaction -> voided(transaction, event))
                : transactions.plainOnce(Consents.CONSUMER, event, transaction -> merge(transaction, event));
    }

    private Uni<Void> merge(PlainTransaction transaction, Event<ConsentChanged> event) {
        var contact = event.key();
        var told = ContactStanding.of(event.body());
        return transaction
                .lock(contact)
                .chain(() -> rows.of(transaction.connection(), List.of(contact)))
                .chain(found -> {
                    var kept = found.get(contact);
                    var merged = kept.standing().and(told);
                    boolean lacks = kept.saidHere() && !merged.equals(told);
                    return rows.write(transaction, Map.of(contact, new ConsentRows.Kept(merged, kept.saidHere())))
                            .chain(() -> lacks
                                    ? consents.publish(transaction, Map.of(contact, merged))
                                    : Uni.createFrom().voidItem());
                });
    }

    /**
     * Some service has erased the user. What is kept here goes with the erasure here. Where there is something after all, the
     * user has come back and the tombstone is late.
     */
    private Uni<Void> voided(PlainTransaction transaction, Event<ConsentChanged> event) {
        var contact = event.key();
        return transaction
                .lock(contact)
                .chain(() -> transaction.firstTime(Consents.CONSUMER, event))
                .chain(first -> first
                        ? rows.of(transaction.connection(), List.of(contact))
                        : Uni.createFrom().nullItem())
                .chain(found -> found != null && found.get(contact).saidHere()
                        ? consents.publish(
                                transaction, Map.of(contact, found.get(contact).standing()))
                        : Uni.createFrom().voidItem());
    }
}
